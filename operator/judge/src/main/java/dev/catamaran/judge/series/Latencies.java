package dev.catamaran.judge.series;

import java.util.Arrays;
import java.util.stream.LongStream;

/** A set of durations in microseconds, with exact percentiles. */
public final class Latencies {
    private final long[] sorted;

    private Latencies(long[] sorted) {
        this.sorted = sorted;
    }

    public static Latencies of(LongStream micros) {
        long[] values = micros.toArray();
        Arrays.sort(values);
        return new Latencies(values);
    }

    /** The smallest value that at least {@code percent} of the values do not exceed (nearest rank), in ms; −1 when there are none. */
    public double percentileMs(double percent) {
        if (sorted.length == 0) {
            return -1;
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(rank, 1) - 1] / 1_000.0;
    }

    public double maxMs() {
        return percentileMs(100);
    }
}
