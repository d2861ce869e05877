package dev.catamaran.judge.report;

import dev.catamaran.judge.Check;
import dev.catamaran.judge.MeshCounters;
import dev.catamaran.judge.Report;
import dev.catamaran.judge.series.Lookups;
import java.util.ArrayList;
import java.util.List;

/** What the mesh counted itself, as text: who served what, and what the caches had. */
final class CountersTable {
    /** What a request meets while all is well, while a cell is away, and when it is back. */
    private static final List<String> PHASES = List.of("steady", "hold", "after");

    private CountersTable() {}

    static List<String> lines(Report report) {
        MeshCounters counters = report.counters();
        var lines = new ArrayList<String>();
        if (counters.isEmpty()) {
            return lines;
        }
        lines.add("");
        lines.add("%-14s %-16s %-10s %12s %12s %12s".formatted("LAYER", "SERVICE", "CELL", "STEADY", "HOLD", "AFTER"));
        counters.served().stream()
                .map(s -> List.of(s.layer(), s.service(), s.cell()))
                .distinct()
                .forEach(row -> lines.add("%-14s %-16s %-10s %12s %12s %12s"
                        .formatted(
                                row.get(0),
                                row.get(1),
                                row.get(2),
                                served(counters, row, PHASES.get(0)),
                                served(counters, row, PHASES.get(1)),
                                served(counters, row, PHASES.get(2)))));
        if (!counters.caches().isEmpty()) {
            caches(counters, lines);
        }
        return lines;
    }

    private static void caches(MeshCounters counters, List<String> lines) {
        for (String phase : PHASES) {
            lines.add("caches         %s: %s"
                    .formatted(phase, ratios(counters.lookups(c -> c.phase().equals(phase)))));
        }
        var fault = counters.cachesAtFault();
        lines.add("caches         survivor 5 s before the fault: %s".formatted(ratios(fault.before())));
        lines.add("caches         survivor 5 s after the fault: %s".formatted(ratios(fault.after())));
    }

    private static String served(MeshCounters counters, List<String> row, String phase) {
        return String.valueOf(
                counters.requests(s -> List.of(s.layer(), s.service(), s.cell()).equals(row)
                        && s.phase().equals(phase)));
    }

    private static String ratios(Lookups lookups) {
        return "%d lookups, hit %s %%, shared cache alone %s %%"
                .formatted(lookups.all(), known(lookups.hitPercent()), known(lookups.sharedHitPercent()));
    }

    private static String known(double value) {
        return value < 0 ? "?" : Check.number(value);
    }
}
