package dev.catamaran.judge.series;

import dev.catamaran.judge.record.Line;
import java.util.Arrays;
import java.util.List;
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

    /** From the intended time until the result was known, of all that were not shed: a refusal is quick and would flatter the others. */
    public static Latencies ofRequests(List<Line.Request> requests) {
        return of(requests.stream().filter(r -> !r.shed()).mapToLong(r -> r.answered() - r.intended()));
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
