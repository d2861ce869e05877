package dev.catamaran.local.replica;

import java.time.Duration;

/** How long to wait before the next start: nothing at first, then 250 ms, doubled up to 8 s; forgotten after 30 s of life. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final Duration HEALTHY = Duration.ofSeconds(30);

    private Duration pause = Duration.ZERO;

    /** The process ended after that time; returns the pause before it may be started again. */
    Duration ended(Duration life) {
        if (life.compareTo(HEALTHY) >= 0) {
            pause = Duration.ZERO;
        }
        Duration now = pause;
        Duration doubled = pause.isZero() ? FIRST : pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return now;
    }
}
