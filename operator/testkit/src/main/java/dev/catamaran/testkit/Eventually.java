package dev.catamaran.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits for a condition, with a deadline that only a broken test meets. */
public final class Eventually {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private Eventually() {}

    /**
     * Returns when the condition holds.
     *
     * @throws AssertionError when it did not within 20 s
     */
    public static void holds(String what, Callable<Boolean> condition) throws Exception {
        holds(what, DEADLINE, Duration.ofMillis(20), condition);
    }

    /**
     * Returns when the condition holds.
     *
     * @param patience after which it fails
     * @param pause between two looks
     * @throws AssertionError when it did not within that time
     */
    public static void holds(String what, Duration patience, Duration pause, Callable<Boolean> condition)
            throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + patience.toSeconds() + " s: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        }
    }
}
