package dev.catamaran.drill;

import dev.catamaran.core.drill.DrillClock;
import dev.catamaran.core.drill.DrillException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits in real time, looking ten times a second. */
public final class RealClock implements DrillClock {
    private static final Duration POLL = Duration.ofMillis(100);

    @Override
    public boolean await(Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            try {
                Thread.sleep(Duration.ofNanos(Math.min(left, POLL.toNanos())));
            } catch (InterruptedException e) {
                throw new DrillException("interrupted", e);
            }
        }
        return true;
    }
}
