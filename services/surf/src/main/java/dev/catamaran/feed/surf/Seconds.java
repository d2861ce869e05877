package dev.catamaran.feed.surf;

import java.util.Arrays;

/** Counts one second of traffic after the other. Lives on one event loop. */
final class Seconds {
    private long number;
    private long sent;
    private long ok;
    private long failed;
    private long[] latencies = new long[64];
    private int answered;

    /** One second. {@code p99Ms} is −1 when nothing was answered in it. */
    record Second(long second, long sent, long ok, long failed, double p99Ms) {}

    void sent() {
        sent++;
    }

    void answered(boolean success, long micros) {
        if (success) {
            ok++;
        } else {
            failed++;
        }
        if (answered == latencies.length) {
            latencies = Arrays.copyOf(latencies, 2 * answered);
        }
        latencies[answered++] = micros;
    }

    Second next() {
        Arrays.sort(latencies, 0, answered);
        double p99 = answered == 0 ? -1 : latencies[(int) Math.ceil(answered * 0.99) - 1] / 1_000.0;
        var second = new Second(number++, sent, ok, failed, p99);
        sent = 0;
        ok = 0;
        failed = 0;
        answered = 0;
        return second;
    }
}
