package dev.catamaran.core.drill;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How a drill waits. */
public interface DrillClock {
    /**
     * Waits until the condition holds, at most this long. An exception of the condition is passed on.
     *
     * @return whether the condition held
     * @throws DrillException when the waiting thread was interrupted; the interrupt is then used up, since the drill still has to clean up
     */
    boolean await(Duration atMost, BooleanSupplier condition);
}
