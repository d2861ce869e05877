package dev.catamaran.feed.kit.clock;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hybrid logical clock: close to physical time, and never behind a stamp that was seen. Source: Kulkarni, Demirbas et al., <i>Logical
 * Physical Clocks</i>, OPODIS 2014.
 *
 * <p>A stamp is a positive 64-bit number: 48 bits of epoch milliseconds, 10 bits of counter, 6 bits that name the clock, so that no two clocks give the same
 * one. The counter overflows into the milliseconds, which keeps stamps growing at more than 1,024 a millisecond.
 */
public final class HybridClock {
    /** How many clocks there may be. */
    public static final int NODES = 64;

    private static final int SHIFT = 16;

    private final InstantSource physical;
    private final int node;
    private final AtomicLong last = new AtomicLong();

    /**
     * A clock of its own name.
     *
     * @param node 0 to 63, different for each clock whose stamps may meet
     * @throws IllegalArgumentException when it is something else
     */
    public HybridClock(InstantSource physical, int node) {
        if (node < 0 || node >= NODES) {
            throw new IllegalArgumentException("a clock's node is 0 to " + (NODES - 1) + ", not " + node);
        }
        this.physical = physical;
        this.node = node;
    }

    /** A stamp greater than every stamp given or observed before. */
    public long stamp() {
        long now = physical.millis() << SHIFT;
        return last.updateAndGet(previous -> own(Math.max(previous + 1, now)));
    }

    /** The smallest stamp of this clock that is not below that one. */
    private long own(long least) {
        long stamp = least / NODES * NODES + node;
        return stamp < least ? stamp + NODES : stamp;
    }

    /** Makes the next stamps greater than one that came from elsewhere. */
    public void observe(long stamp) {
        last.accumulateAndGet(stamp, Math::max);
    }
}
