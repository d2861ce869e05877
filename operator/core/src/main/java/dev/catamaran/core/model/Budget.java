package dev.catamaran.core.model;

import java.time.Duration;

/**
 * What one call may cost: the caller's patience and how it is spent.
 *
 * @param timeout for the whole call, retries included; more than 0
 * @param perTryTimeout for one attempt; more than 0, at most {@code timeout}
 * @param retries further attempts after the first, 0 to 5
 */
public record Budget(Duration timeout, Duration perTryTimeout, int retries) {
    public Budget {
        if (!timeout.isPositive() || !perTryTimeout.isPositive() || perTryTimeout.compareTo(timeout) > 0) {
            throw new IllegalArgumentException(
                    "0 < perTryTimeout <= timeout does not hold: " + perTryTimeout + ", " + timeout);
        }
        if (retries < 0 || retries > 5) {
            throw new IllegalArgumentException("retries " + retries + " is outside 0..5");
        }
    }
}
