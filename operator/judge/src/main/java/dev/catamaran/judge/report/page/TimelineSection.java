package dev.catamaran.judge.report.page;

import static dev.catamaran.judge.report.markup.Numbers.after;
import static dev.catamaran.judge.report.markup.Numbers.count;
import static dev.catamaran.judge.report.markup.Numbers.ms;

import dev.catamaran.judge.Figures;
import dev.catamaran.judge.Report;
import dev.catamaran.judge.report.chart.Size;
import dev.catamaran.judge.report.chart.TimelineChart;
import dev.catamaran.judge.report.markup.Markup;
import dev.catamaran.judge.series.Second;
import dev.catamaran.judge.series.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The whole traffic, second by second, and phase by phase. */
final class TimelineSection {
    private TimelineSection() {}

    static void write(Markup page, Report report) {
        Timeline timeline = report.timeline();
        try (var _ = page.in("section", "id", "timeline")) {
            page.element("h2", "The traffic over time");
            if (timeline.seconds().isEmpty()) {
                page.element("p", "The record holds no request.", "class", "lead");
                return;
            }
            try (var _ = page.in("figure")) {
                Legend.write(page, timeline, false, !timeline.cpu().isEmpty());
                for (Size size : Size.values()) {
                    TimelineChart.write(page, size, timeline, Words.lost(report), limit(report), inWords(timeline));
                }
                page.element(
                        "figcaption",
                        "By the second in which a request was intended; its latency counts from then. Where a cell answered next to nothing, its line is left out.");
            }
            phases(page, report.figures().phases());
            try (var _ = page.in("details")) {
                page.element("summary", "The same, second by second");
                seconds(page, timeline);
            }
        }
    }

    private static double limit(Report report) {
        return report.checks().stream()
                .filter(c -> c.name().equals("steadyP99Ms"))
                .mapToDouble(c -> c.limit())
                .findFirst()
                .orElse(-1);
    }

    private static String inWords(Timeline timeline) {
        long most =
                timeline.seconds().stream().mapToLong(Second::requests).max().orElse(0);
        String failures = timeline.seconds().stream()
                .filter(s -> s.failed() > 0)
                .limit(10)
                .map(s -> count(s.failed()) + " in second " + s.start())
                .collect(Collectors.joining(", "));
        String phases = timeline.phases().stream()
                .map(p -> p.name() + " from " + after(p.start()))
                .collect(Collectors.joining(", "));
        int shed = timeline.seconds().stream().mapToInt(Second::shed).sum();
        return "From %s to %s, zero being %s. At most %s requests in a second. Failed: %s.%s Phases: %s. The tables below hold the figures."
                .formatted(
                        after(timeline.start()),
                        after(timeline.end()),
                        timeline.faulted() ? "the fault" : "the first request",
                        count(most),
                        failures.isEmpty() ? "none" : failures,
                        shed > 0 ? " Shed: " + count(shed) + "." : "",
                        phases);
    }

    private static void phases(Markup page, List<Figures.Phase> phases) {
        try (var _ = Tables.open(page, "Phases, by when a request was intended", "")) {
            Tables.head(page, List.of("Phase", "Lasted", "Requests", "Failed", "p50", "p99"), 5);
            try (var _ = page.in("tbody")) {
                phases.stream().filter(p -> p.requests() > 0).forEach(p -> {
                    try (var _ = page.in("tr")) {
                        Tables.rowHead(page, p.name());
                        Tables.number(page, ms(p.endMs() - p.startMs()));
                        Tables.number(page, count(p.requests()));
                        Tables.number(page, count(p.failed()));
                        Tables.number(page, ms(p.p50Ms()));
                        Tables.number(page, ms(p.p99Ms()));
                    }
                });
            }
        }
    }

    private static void seconds(Markup page, Timeline timeline) {
        var columns = new ArrayList<>(List.of("From", "Requests", "Failed", "Shed"));
        for (String cell : timeline.cells()) {
            columns.addAll(List.of(cell + " ok", "p50", "p99"));
        }
        try (var _ = Tables.open(page, "Every second, and who answered", "")) {
            Tables.head(page, columns, columns.size() - 1);
            try (var _ = page.in("tbody")) {
                timeline.seconds().forEach(s -> second(page, s, timeline.cells()));
            }
        }
    }

    private static void second(Markup page, Second second, List<String> cells) {
        try (var _ = page.in("tr", "class", second.failed() > 0 ? "struck" : "")) {
            Tables.rowHead(page, after(second.start()));
            Tables.number(page, count(second.requests()));
            Tables.number(page, count(second.failed()));
            Tables.number(page, count(second.shed()));
            for (String cell : cells) {
                var answers = second.cells().get(cell);
                Tables.number(page, answers == null ? "0" : count(answers.ok()));
                Tables.number(page, answers == null ? "" : ms(answers.p50Ms()));
                Tables.number(page, answers == null ? "" : ms(answers.p99Ms()));
            }
        }
    }
}
