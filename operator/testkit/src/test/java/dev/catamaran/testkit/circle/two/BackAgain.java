package dev.catamaran.testkit.circle.two;

import dev.catamaran.testkit.circle.one.There;
import java.util.List;

/** Half of a circle. */
public record BackAgain(List<There> next) {
    /** The other half is really used. */
    public There first() {
        return next.getFirst();
    }
}
