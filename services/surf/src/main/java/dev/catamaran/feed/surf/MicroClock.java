package dev.catamaran.feed.surf;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Epoch microseconds that never go back: the wall clock is asked once, the monotonic one from then on. */
final class MicroClock {
    private final long epochMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    private final long nanos = System.nanoTime();

    long now() {
        return epochMicros + (System.nanoTime() - nanos) / 1_000;
    }

    /** The value of {@link System#nanoTime} at that moment. */
    long nanosAt(long micros) {
        return nanos + (micros - epochMicros) * 1_000;
    }
}
