package dev.catamaran.core.model;

import java.time.Duration;

/**
 * How traffic leaves a failing cell, and comes back.
 *
 * @param priorities whether other cells stand by as priority 1; off, a service is only called in its own cell (a negative control)
 * @param allowedUtilization share of a replica's capacity that may be used, 0 to 1, more than 0
 * @param enforce whether the 50 % rule refuses ({@code true}) or only warns
 * @param ramp over which a cell that returns gets its share back; zero gives it back at once
 */
public record FailoverPolicy(boolean priorities, double allowedUtilization, boolean enforce, Duration ramp) {
    public FailoverPolicy {
        if (!(allowedUtilization > 0 && allowedUtilization <= 1)) {
            throw new IllegalArgumentException("allowedUtilization " + allowedUtilization + " is outside (0, 1]");
        }
        if (ramp.isNegative()) {
            throw new IllegalArgumentException("ramp " + ramp + " is negative");
        }
    }
}
