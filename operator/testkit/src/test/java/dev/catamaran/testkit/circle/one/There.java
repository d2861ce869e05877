package dev.catamaran.testkit.circle.one;

import dev.catamaran.testkit.circle.two.BackAgain;
import java.util.List;

/** Half of a circle. */
public record There(List<BackAgain> next) {
    /** The other half is really used. */
    public BackAgain first() {
        return next.getFirst();
    }
}
