package dev.catamaran.core.model;

/**
 * A token bucket that each request takes one token from.
 *
 * @param perSecond tokens that come back per second; 0 when there is no limit
 * @param burst tokens that it holds, at least 1 where there is a limit
 */
public record RateLimit(int perSecond, int burst) {
    /** No limit. */
    public static final RateLimit NONE = new RateLimit(0, 0);

    public RateLimit {
        if (perSecond < 0 || burst < 0 || (perSecond == 0) != (burst == 0)) {
            throw new IllegalArgumentException(
                    "a rate limit has a rate and a burst of at least 1, not " + perSecond + " and " + burst);
        }
    }

    /** Whether there is a limit. */
    public boolean limits() {
        return perSecond > 0;
    }
}
