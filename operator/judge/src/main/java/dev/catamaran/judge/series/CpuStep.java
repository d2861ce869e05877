package dev.catamaran.judge.series;

import dev.catamaran.judge.record.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * CPUs in use between two usage lines of the record.
 *
 * @param start seconds since the zero of the timeline
 * @param end seconds since the zero of the timeline
 * @param cpus CPU seconds per second, by cell, {@code controller} and {@code driver}
 */
public record CpuStep(double start, double end, SortedMap<String, Double> cpus) {
    public static final String DRIVER = "driver";

    static List<CpuStep> of(List<Line.Usage> usages, long zero) {
        var sorted =
                usages.stream().sorted(Comparator.comparingLong(Line.Usage::at)).toList();
        var steps = new ArrayList<CpuStep>();
        for (int i = 1; i < sorted.size(); i++) {
            var before = sorted.get(i - 1);
            var now = sorted.get(i);
            if (now.at() > before.at()) {
                steps.add(step(before, now, zero));
            }
        }
        return List.copyOf(steps);
    }

    /** Counters begin anew when a process does: less than before counts as nothing. */
    private static CpuStep step(Line.Usage before, Line.Usage now, long zero) {
        double seconds = (now.at() - before.at()) / 1e6;
        var cpus = new TreeMap<String, Double>();
        now.cpuSeconds().forEach((name, used) -> {
            double grown = used - before.cpuSeconds().getOrDefault(name, used);
            cpus.put(name, perSecond(grown, seconds));
        });
        cpus.put(DRIVER, perSecond(now.driverCpuSeconds() - before.driverCpuSeconds(), seconds));
        return new CpuStep((before.at() - zero) / 1e6, (now.at() - zero) / 1e6, cpus);
    }

    private static double perSecond(double grown, double seconds) {
        return Math.round(Math.max(0, grown) / seconds * 1_000) / 1_000.0;
    }
}
