package dev.catamaran.feed.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, with a deadline. */
public final class Eventually {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private Eventually() {}

    /**
     * Returns when the condition holds.
     *
     * @throws AssertionError when it did not within 60 s; an exception of the condition counts as not yet, and the last one is the cause
     */
    public static void holds(String what, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        var problem = new AssertionError("not reached within " + DEADLINE + ": " + what);
        while (System.nanoTime() < deadline) {
            try {
                if (condition.call()) {
                    return;
                }
            } catch (Exception e) {
                problem = new AssertionError("not reached within " + DEADLINE + ": " + what, e);
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw problem;
    }
}
