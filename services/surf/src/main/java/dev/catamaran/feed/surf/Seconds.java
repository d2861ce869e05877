package dev.catamaran.feed.surf;

import dev.catamaran.judge.record.Line.Result;
import java.util.Arrays;

/** Counts one second of traffic after the other. Lives on one event loop. */
final class Seconds {
    private long number;
    private long sent;
    private long ok;
    private long failed;
    private long shed;
    private long[] latencies = new long[64];
    private int answered;

    /** One second. {@code p99Ms}, of what was not shed, is −1 when nothing was answered in it. */
    record Second(long second, long sent, long ok, long failed, long shed, double p99Ms) {}

    void sent() {
        sent++;
    }

    void answered(Result result, long micros) {
        switch (result) {
            case OK -> ok++;
            case FAILED -> failed++;
            case SHED -> {
                shed++;
                return;
            }
        }
        if (answered == latencies.length) {
            latencies = Arrays.copyOf(latencies, 2 * answered);
        }
        latencies[answered++] = micros;
    }

    Second next() {
        Arrays.sort(latencies, 0, answered);
        double p99 = answered == 0 ? -1 : latencies[(int) Math.ceil(answered * 0.99) - 1] / 1_000.0;
        var second = new Second(number++, sent, ok, failed, shed, p99);
        sent = 0;
        ok = 0;
        failed = 0;
        shed = 0;
        answered = 0;
        return second;
    }
}
