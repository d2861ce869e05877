package dev.catamaran.feed.kit.breaker;

import java.time.Duration;
import java.time.InstantSource;

/**
 * A circuit breaker for something that a request can do without: after {@code failuresToOpen} failures in a row nobody waits for it any more; one
 * probe per {@code probeInterval} finds out whether it is back. Thread-safe.
 */
public final class Breaker {
    private final int failuresToOpen;
    private final long probeIntervalMs;
    private final InstantSource clock;
    private int failures;
    private long nextProbe;

    public Breaker(int failuresToOpen, Duration probeInterval, InstantSource clock) {
        this.failuresToOpen = failuresToOpen;
        this.probeIntervalMs = probeInterval.toMillis();
        this.clock = clock;
    }

    /** What a request may do. */
    public enum Permission {
        /** Use it, and wait. */
        USE,
        /** Find out whether it is back. */
        PROBE,
        /** Leave it out. */
        SKIP
    }

    /** Asked before each use. */
    public synchronized Permission ask() {
        if (failures < failuresToOpen) {
            return Permission.USE;
        }
        long now = clock.millis();
        if (now < nextProbe) {
            return Permission.SKIP;
        }
        nextProbe = now + probeIntervalMs;
        return Permission.PROBE;
    }

    /** True when this closed it. */
    public synchronized boolean succeeded() {
        boolean closed = open();
        failures = 0;
        return closed;
    }

    /** True when this opened it. */
    public synchronized boolean failed() {
        if (open()) {
            return false;
        }
        failures++;
        nextProbe = clock.millis() + probeIntervalMs;
        return open();
    }

    public synchronized boolean open() {
        return failures >= failuresToOpen;
    }
}
