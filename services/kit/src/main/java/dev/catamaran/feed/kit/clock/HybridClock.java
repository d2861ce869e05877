package dev.catamaran.feed.kit.clock;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hybrid logical clock: close to physical time, and never behind a stamp that was seen. Source: Kulkarni, Demirbas et al., <i>Logical
 * Physical Clocks</i>, OPODIS 2014.
 *
 * <p>A stamp is a positive 64-bit number: 48 bits of epoch milliseconds, 16 bits of counter. The counter overflows into the milliseconds, which
 * keeps stamps growing at more than 65,536 a millisecond.
 */
public final class HybridClock {
    private static final int COUNTER_BITS = 16;

    private final InstantSource physical;
    private final AtomicLong last = new AtomicLong();

    public HybridClock(InstantSource physical) {
        this.physical = physical;
    }

    /** A stamp greater than every stamp given or observed before. */
    public long stamp() {
        long now = physical.millis() << COUNTER_BITS;
        return last.updateAndGet(previous -> Math.max(previous + 1, now));
    }

    /** Makes the next stamps greater than one that came from elsewhere. */
    public void observe(long stamp) {
        last.accumulateAndGet(stamp, Math::max);
    }
}
