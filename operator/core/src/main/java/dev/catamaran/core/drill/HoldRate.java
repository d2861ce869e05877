package dev.catamaran.core.drill;

import java.time.Duration;

/**
 * A rate that the hold goes through, on purpose other than the drill's own.
 *
 * @param perSecond requests per second at the edge, more than 0
 * @param lasts how long
 */
public record HoldRate(double perSecond, Duration lasts) {
    public HoldRate {
        if (!(perSecond > 0) || !lasts.isPositive()) {
            throw new IllegalArgumentException(
                    "a rate of the hold is more than 0 and lasts a while, not " + perSecond + " for " + lasts);
        }
    }
}
