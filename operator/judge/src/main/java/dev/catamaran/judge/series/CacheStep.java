package dev.catamaran.judge.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lookups of one cell between two samples.
 *
 * @param start seconds since the zero of the timeline
 * @param end seconds since the zero of the timeline
 */
public record CacheStep(double start, double end, String cell, Lookups lookups) {
    /** A cell that was not read for longer than this was away: nothing is drawn across the gap. */
    private static final double LONGEST = 3;

    static List<CacheStep> of(List<Growth> growths, long zero) {
        Map<String, Double> before = new TreeMap<>();
        var steps = new ArrayList<CacheStep>();
        for (Growth growth : growths) {
            if (growth.lookups().isEmpty()) {
                continue;
            }
            double now = (growth.at() - zero) / 1e6;
            Double start = before.put(growth.cell(), now);
            var lookups = Lookups.of(growth);
            if (start != null && now - start <= LONGEST && lookups.all() > 0) {
                steps.add(new CacheStep(start, now, growth.cell(), lookups));
            }
        }
        return List.copyOf(steps);
    }
}
