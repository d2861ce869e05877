package dev.catamaran.judge.series;

import dev.catamaran.judge.record.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * By how much the counters of one cell grew from one sample to the next. Each replica is compared with its own last sample, however long ago that was: what it
 * counted meanwhile is not lost, and is seen when it is read. What it had counted before its first sample is nobody's.
 *
 * @param at of the later sample, epoch microseconds
 * @param served by {@code layer/service/replica}: requests, and those of them that failed
 * @param lookups by {@code layer/service/replica}: near, hit, miss
 */
public record Growth(
        long at, String cell, SortedMap<String, List<Long>> served, SortedMap<String, List<Long>> lookups) {

    /** In the order of time. */
    public static List<Growth> of(List<Line.Counters> samples) {
        var last = new HashMap<String, List<Long>>();
        var growths = new ArrayList<Growth>();
        samples.stream()
                .sorted(Comparator.comparingLong(Line.Counters::at))
                .forEach(now -> growths.add(new Growth(
                        now.at(),
                        now.cell(),
                        grown(last, now.cell() + " served ", now.served()),
                        grown(last, now.cell() + " lookups ", now.lookups()))));
        return List.copyOf(growths);
    }

    private static SortedMap<String, List<Long>> grown(
            Map<String, List<Long>> last, String prefix, SortedMap<String, List<Long>> now) {
        var grown = new TreeMap<String, List<Long>>();
        now.forEach((replica, counts) -> {
            var before = last.put(prefix + replica, counts);
            if (before != null && before.size() == counts.size()) {
                grown.put(replica, difference(before, counts));
            }
        });
        return grown;
    }

    /** A process that was begun anew counts from nothing, with all its counters: when one of them fell, all of them are new. */
    private static List<Long> difference(List<Long> before, List<Long> now) {
        var grown = new ArrayList<Long>();
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i) < before.get(i)) {
                return now;
            }
            grown.add(now.get(i) - before.get(i));
        }
        return List.copyOf(grown);
    }
}
