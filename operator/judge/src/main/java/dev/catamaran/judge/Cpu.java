package dev.catamaran.judge;

import dev.catamaran.judge.record.Line;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** CPU seconds per second while traffic ran. */
final class Cpu {
    private Cpu() {}

    static SortedMap<String, Double> of(Evidence e) {
        var cpu = new TreeMap<String, Double>();
        if (e.requests.isEmpty()) {
            return cpu;
        }
        long first = e.requests.stream().mapToLong(Line.Request::intended).min().getAsLong();
        long last = e.requests.stream().mapToLong(Line.Request::answered).max().getAsLong();
        var usages = e.usages.stream()
                .filter(u -> first <= u.at() && u.at() <= last)
                .sorted(Comparator.comparingLong(Line.Usage::at))
                .toList();
        if (usages.size() < 2) {
            return cpu;
        }
        var names = new TreeSet<String>();
        usages.forEach(u -> names.addAll(u.cpuSeconds().keySet()));
        for (String name : names) {
            cpu.put(camel(name), perSecond(usages, u -> u.cpuSeconds().getOrDefault(name, 0.0)));
        }
        cpu.put("driver", perSecond(usages, Line.Usage::driverCpuSeconds));
        return cpu;
    }

    /** Counters begin anew when a process does (a controller that was killed): only growth counts. */
    private static double perSecond(List<Line.Usage> usages, ToDoubleFunction<Line.Usage> counter) {
        double used = 0;
        for (int i = 1; i < usages.size(); i++) {
            used += Math.max(0, counter.applyAsDouble(usages.get(i)) - counter.applyAsDouble(usages.get(i - 1)));
        }
        double perSecond = used / ((usages.getLast().at() - usages.getFirst().at()) / 1_000_000.0);
        return Math.round(perSecond * 1_000) / 1_000.0;
    }

    /** {@code cell-a} → {@code cellA}. */
    static String camel(String name) {
        var text = new StringBuilder();
        for (String part : name.split("-", -1)) {
            text.append(
                    text.isEmpty() || part.isEmpty()
                            ? part
                            : part.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + part.substring(1));
        }
        return text.toString();
    }
}
