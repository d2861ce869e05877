package dev.catamaran.core.model;

import java.time.Duration;
import java.util.List;

/**
 * How many requests may be under way at one access gateway at once, by class. A limit of {@link #UNLIMITED} is none.
 *
 * @param retryAfter what a client that is refused is told to wait; whole seconds, at least 1
 * @param critical paths of the methods that are refused last
 * @param maxCritical of these
 * @param maxNormal of everything else
 * @param maxBackground of what says that nobody waits for it; without a limit of its own, that is normal
 */
public record Overload(Duration retryAfter, List<String> critical, int maxCritical, int maxNormal, int maxBackground) {
    /** No limit. */
    public static final int UNLIMITED = 0;

    /** Nothing is refused, and nobody has a class. */
    public static final Overload NONE = new Overload(Duration.ofSeconds(1), List.of(), UNLIMITED, UNLIMITED, UNLIMITED);

    public Overload {
        if (!retryAfter.isPositive() || !retryAfter.equals(Duration.ofSeconds(retryAfter.toSeconds()))) {
            throw new IllegalArgumentException("retryAfter " + retryAfter + " is not a number of whole seconds");
        }
        if (maxCritical < 0 || maxNormal < 0 || maxBackground < 0) {
            throw new IllegalArgumentException("a limit is negative: critical " + maxCritical + ", normal " + maxNormal
                    + ", background " + maxBackground);
        }
        critical = critical.stream().sorted().toList();
    }

    /** Whether any class has a limit. */
    public boolean limits() {
        return maxCritical != UNLIMITED || maxNormal != UNLIMITED || maxBackground != UNLIMITED;
    }

    /** Whether requests of that method are refused last. */
    public boolean critical(Method method) {
        return limits() && critical.contains(method.path());
    }

    /** Whether a request of that method may say that nobody waits for it. */
    public boolean mayBeBackground(Method method) {
        return maxBackground != UNLIMITED && method.idempotency() == Idempotency.NO_SIDE_EFFECTS;
    }
}
