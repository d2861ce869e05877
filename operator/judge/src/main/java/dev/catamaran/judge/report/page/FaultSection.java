package dev.catamaran.judge.report.page;

import static dev.catamaran.judge.report.markup.Numbers.after;
import static dev.catamaran.judge.report.markup.Numbers.count;
import static dev.catamaran.judge.report.markup.Numbers.ms;

import dev.catamaran.judge.Figures;
import dev.catamaran.judge.Report;
import dev.catamaran.judge.report.chart.FaultChart;
import dev.catamaran.judge.report.chart.Size;
import dev.catamaran.judge.report.markup.Markup;
import dev.catamaran.judge.series.Dot;
import dev.catamaran.judge.series.Timeline;
import java.util.List;

/** Five seconds before the fault and five after it, request by request. */
final class FaultSection {
    private static final int MOST_ROWS = 100;

    private FaultSection() {}

    static void write(Markup page, Report report) {
        Timeline timeline = report.timeline();
        try (var _ = page.in("section", "id", "fault")) {
            page.element("h2", "Around the fault");
            if (!timeline.faulted() || timeline.around().isEmpty()) {
                page.element(
                        "p",
                        timeline.faulted() ? "No request was intended near the fault." : "The record shows no fault.",
                        "class",
                        "lead");
                return;
            }
            page.element("p", inWords(report.figures()), "class", "lead");
            try (var _ = page.in("figure")) {
                Legend.write(page, timeline, true, false);
                for (Size size : Size.values()) {
                    FaultChart.write(page, size, timeline, Words.lost(report), inWords(report.figures()));
                }
                page.element("figcaption", caption(timeline));
            }
            var failed = timeline.around().stream().filter(Dot::failed).toList();
            if (!failed.isEmpty()) {
                try (var _ = page.in("details")) {
                    page.element("summary", "The failed requests, one by one");
                    failures(page, failed);
                }
            }
        }
    }

    private static String inWords(Figures f) {
        var window = f.faultWindow();
        return "Of %s requests intended within 5 s after the fault, %s failed; the slowest took %s. %s"
                .formatted(
                        count(window.requests()),
                        window.failed() == 0 ? "none" : count(window.failed()),
                        ms(window.slowestMs()),
                        f.recoverMs() == 0
                                ? "No error after the fault."
                                : "The last error ended %s after the fault; all errors lie within %s."
                                        .formatted(ms(f.recoverMs()), ms(f.errorWindowMs())));
    }

    private static String caption(Timeline timeline) {
        int each = FaultChart.thinning(timeline);
        long omitted = FaultChart.omitted(timeline);
        return "One dot a request: when it was intended, and how long it took from then until its result was known. A cross left"
                + " of the line was under way when the fault came."
                + (each > 1 ? " One in %d of those that succeeded is drawn.".formatted(each) : "")
                + (omitted > 0 ? " %s failed ones are not drawn.".formatted(count(omitted)) : "");
    }

    private static void failures(Markup page, List<Dot> failed) {
        String caption = failed.size() > MOST_ROWS
                ? "The first %d of %s requests that failed near the fault".formatted(MOST_ROWS, count(failed.size()))
                : "Requests that failed near the fault";
        try (var _ = Tables.open(page, caption, "")) {
            Tables.head(page, List.of("Intended", "Operation", "Entered", "Answered by", "Why", "Took"), 1);
            try (var _ = page.in("tbody")) {
                failed.stream().limit(MOST_ROWS).forEach(dot -> {
                    try (var _ = page.in("tr")) {
                        Tables.rowHead(page, after(dot.at()));
                        Tables.text(page, dot.op());
                        Tables.text(page, dot.entered().isEmpty() ? "no cell" : dot.entered());
                        Tables.text(page, dot.servedBy().isEmpty() ? "nobody" : dot.servedBy());
                        Tables.text(page, why(dot));
                        Tables.number(page, ms(dot.tookMs()));
                    }
                });
            }
        }
    }

    private static String why(Dot dot) {
        return dot.error().isEmpty() ? "status " + dot.status() : dot.error();
    }
}
