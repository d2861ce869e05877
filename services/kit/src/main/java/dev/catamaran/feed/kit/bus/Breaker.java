package dev.catamaran.feed.kit.bus;

import java.time.Duration;
import java.time.InstantSource;

/**
 * A circuit breaker for one bus: after {@code failuresToOpen} failures in a row nobody waits for that bus any more; one probe per
 * {@code probeInterval} finds out whether it is back. Thread-safe.
 */
final class Breaker {
    private final int failuresToOpen;
    private final long probeIntervalMs;
    private final InstantSource clock;
    private int failures;
    private long nextProbe;

    Breaker(int failuresToOpen, Duration probeInterval, InstantSource clock) {
        this.failuresToOpen = failuresToOpen;
        this.probeIntervalMs = probeInterval.toMillis();
        this.clock = clock;
    }

    enum Permission {
        /** Send, and wait for the acknowledgement. */
        SEND,
        /** Send to find out whether the bus is back, but do not wait. */
        PROBE,
        /** Leave this bus out. */
        SKIP
    }

    synchronized Permission ask() {
        if (failures < failuresToOpen) {
            return Permission.SEND;
        }
        long now = clock.millis();
        if (now < nextProbe) {
            return Permission.SKIP;
        }
        nextProbe = now + probeIntervalMs;
        return Permission.PROBE;
    }

    synchronized void succeeded() {
        failures = 0;
    }

    synchronized void failed() {
        if (failures < failuresToOpen) {
            failures++;
            nextProbe = clock.millis() + probeIntervalMs;
        }
    }

    synchronized boolean open() {
        return failures >= failuresToOpen;
    }
}
