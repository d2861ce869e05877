package dev.catamaran.feed.trends;

import java.time.Duration;

/**
 * The time that counts: ten minutes that hop on by one, the current one included. Minutes are counted apart and summed when somebody wants to know, so a post
 * changes one number, not one in each of the ten windows that it is in. All times are epoch milliseconds.
 */
final class Window {
    static final Duration SIZE = Duration.ofMinutes(10);
    static final Duration ADVANCE = Duration.ofMinutes(1);
    /** For state: what falls out of it can no longer be in a window, also when two clocks differ by a little. */
    static final Duration RETENTION = SIZE.plus(ADVANCE.multipliedBy(2));

    private Window() {}

    /** The beginning of the minute that a time is in. */
    static long minute(long time) {
        return time - Math.floorMod(time, ADVANCE.toMillis());
    }

    /** The beginning of the window that ends with the minute of now. */
    static long start(long now) {
        return minute(now) - SIZE.minus(ADVANCE).toMillis();
    }
}
