package dev.catamaran.judge.report.page;

import static dev.catamaran.judge.report.markup.Numbers.count;

import dev.catamaran.judge.Check;
import dev.catamaran.judge.MeshCounters;
import dev.catamaran.judge.Report;
import dev.catamaran.judge.report.chart.Series;
import dev.catamaran.judge.report.markup.Markup;
import dev.catamaran.judge.report.markup.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;

/** Who served what: what the mesh counted itself, by layer, service and cell, and what its caches had. */
final class CountersSection {
    private CountersSection() {}

    static void write(Markup page, Report report) {
        MeshCounters counters = report.counters();
        if (counters.isEmpty()) {
            return;
        }
        try (var _ = page.in("section", "id", "counters")) {
            page.element("h2", "Who served what");
            page.element(
                    "p",
                    "Requests that the sidecars of each layer completed, and each cell's share of them. Counters are read once a second: a phase is that blurred at its edges, and a killed cell takes its last second with it.",
                    "class",
                    "lead");
            served(page, report);
            if (!counters.caches().isEmpty()) {
                page.element("h3", "Cache hit ratio");
                page.element("p", inWords(counters.cachesAtFault()), "class", "lead");
                caches(page, report);
            }
        }
    }

    private static List<String> phases(Report report) {
        var known = new LinkedHashSet<String>();
        report.counters().served().forEach(s -> known.add(s.phase()));
        report.counters().caches().forEach(c -> known.add(c.phase()));
        return report.figures().phases().stream()
                .filter(p -> p.requests() > 0 && known.contains(p.name()))
                .map(p -> p.name())
                .distinct()
                .toList();
    }

    private static void served(Markup page, Report report) {
        var phases = phases(report);
        var columns = new ArrayList<>(List.of("Layer", "Service", "Cell"));
        columns.addAll(phases);
        var rows = new LinkedHashSet<List<String>>();
        report.counters()
                .served()
                .forEach(s ->
                        report.timeline().cells().forEach(cell -> rows.add(List.of(s.layer(), s.service(), cell))));
        try (var _ = Tables.silent(page, "Requests served by layer, service, cell and phase", "crosstab counters")) {
            Tables.head(page, columns, phases.size());
            try (var _ = page.in("tbody")) {
                for (List<String> row : rows) {
                    try (var _ =
                            page.in("tr", "class", Series.of(report.timeline().cells(), row.getLast()))) {
                        row.forEach(label -> Tables.rowHead(page, label));
                        phases.forEach(phase -> share(page, report, row, phase));
                    }
                }
            }
        }
    }

    private static void share(Markup page, Report report, List<String> row, String phase) {
        Predicate<MeshCounters.Served> service = s -> s.layer().equals(row.get(0))
                && s.service().equals(row.get(1))
                && s.phase().equals(phase);
        var own = service.and(s -> s.cell().equals(row.getLast()));
        long total = report.counters().requests(service);
        long count = report.counters().requests(own);
        long failed = report.counters().served().stream()
                .filter(own)
                .mapToLong(MeshCounters.Served::failed)
                .sum();
        try (var _ = page.in(
                "td",
                "class",
                count == 0 ? "number none" : "number share",
                "style",
                "--share:" + Math.round(total == 0 ? 0 : 100.0 * count / total) + "%")) {
            page.text(count(count));
            String note = count == 0 ? "" : Numbers.percent(count, total);
            page.element("span", failed == 0 ? note : note + ", " + count(failed) + " failed", "class", "note");
        }
    }

    private static String inWords(MeshCounters.AtFault fault) {
        return "Where the cell was not lost: in the 5 s before the fault %s of the lookups were answered by a cache, in the 5 s after it %s; of the cell's shared cache alone %s and %s."
                .formatted(
                        percent(fault.before().hitPercent()),
                        percent(fault.after().hitPercent()),
                        percent(fault.before().sharedHitPercent()),
                        percent(fault.after().sharedHitPercent()));
    }

    private static void caches(Markup page, Report report) {
        var phases = phases(report);
        var columns = new ArrayList<>(List.of("Service", "Cell"));
        columns.addAll(phases);
        var services = new LinkedHashSet<String>();
        report.counters().caches().forEach(c -> services.add(c.service()));
        try (var _ = Tables.open(
                page, "Lookups that a cache answered; shared: of those that reached the cell's cache", "crosstab")) {
            Tables.head(page, columns, phases.size());
            try (var _ = page.in("tbody")) {
                for (String service : services) {
                    report.timeline().cells().forEach(cell -> ratios(page, report, service, cell, phases));
                }
            }
        }
    }

    private static void ratios(Markup page, Report report, String service, String cell, List<String> phases) {
        try (var _ = page.in("tr", "class", Series.of(report.timeline().cells(), cell))) {
            Tables.rowHead(page, service);
            Tables.rowHead(page, cell);
            for (String phase : phases) {
                var lookups = report.counters()
                        .lookups(c -> c.service().equals(service)
                                && c.cell().equals(cell)
                                && c.phase().equals(phase));
                boolean none = lookups.all() == 0;
                try (var _ = page.in(
                        "td",
                        "class",
                        none ? "number none" : "number share",
                        "style",
                        "--share:" + Math.round(Math.max(0, lookups.hitPercent())) + "%")) {
                    page.text(none ? "none" : percent(lookups.hitPercent()));
                    page.element(
                            "span",
                            none
                                    ? ""
                                    : "%s lookups, shared %s"
                                            .formatted(count(lookups.all()), percent(lookups.sharedHitPercent())),
                            "class",
                            "note");
                }
            }
        }
    }

    private static String percent(double value) {
        return value < 0 ? "not known" : Check.number(value) + Numbers.SPACE + "%";
    }
}
