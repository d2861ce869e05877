package dev.catamaran.judge.report.page;

import static dev.catamaran.judge.report.markup.Numbers.count;
import static dev.catamaran.judge.report.markup.Numbers.ms;

import dev.catamaran.judge.Check;
import dev.catamaran.judge.Overload;
import dev.catamaran.judge.Report;
import dev.catamaran.judge.report.chart.ClimbChart;
import dev.catamaran.judge.report.chart.Size;
import dev.catamaran.judge.report.markup.Markup;
import dev.catamaran.judge.report.markup.Numbers;
import java.util.List;

/** Who was refused when there was too much, and where too much began. Left out where nothing was shed, and nobody drove the traffic up. */
final class OverloadSection {
    private OverloadSection() {}

    static void write(Markup page, Report report) {
        Overload overload = report.figures().overload();
        if (overload.shed() == 0
                && !overload.surge().happened()
                && overload.saturation().steps().isEmpty()) {
            return;
        }
        try (var _ = page.in("section", "id", "overload")) {
            page.element("h2", "More than one cell carries");
            if (overload.surge().happened()) {
                page.element("p", inWords(overload.surge()), "class", "lead");
            }
            if (!overload.saturation().steps().isEmpty()) {
                climb(page, overload.saturation());
            }
            classes(page, overload.classes());
        }
    }

    private static String inWords(Overload.Surge surge) {
        return "For %s, %s requests per second came in; %s of them were answered as they wanted, %s of the %s that can be asked for. %s"
                .formatted(
                        ms(surge.seconds() * 1_000),
                        rate(surge.offered()),
                        rate(surge.goodput()),
                        percent(surge.goodputPercent()),
                        rate(surge.capacity()),
                        "Of the critical ones, %s failed or were shed; 99 %% took no longer than %s."
                                .formatted(percent(surge.criticalFailedPercent()), ms(surge.criticalP99Ms())));
    }

    private static void climb(Markup page, Overload.Saturation saturation) {
        page.element(
                "p",
                "The rate climbed step by step. A step is carried when at least 95 % of its requests were answered as they wanted, 99 % of them within the limit of the drill. Predicted, and measured:",
                "class",
                "lead");
        page.element("pre", saturation.sentence());
        try (var _ = page.in("figure")) {
            for (Size size : Size.values()) {
                ClimbChart.write(page, size, saturation);
            }
            page.element(
                    "figcaption",
                    "One dot a step, filled when it was carried. On the dashed line, everything that came in was answered as it wanted.");
        }
        try (var _ = Tables.open(page, "Steps, in requests per second", "")) {
            Tables.head(page, List.of("Asked for", "Sent", "Answered", "Shed", "Failed", "p50", "p99", "Carried"), 8);
            try (var _ = page.in("tbody")) {
                saturation.steps().forEach(step -> {
                    try (var _ = page.in("tr", "class", step.holds() ? "" : "struck")) {
                        Tables.rowHead(page, rate(step.asked()));
                        Tables.number(page, rate(step.offered()));
                        Tables.number(page, rate(step.ok()));
                        Tables.number(page, rate(step.shed()));
                        Tables.number(page, rate(step.failed()));
                        Tables.number(page, ms(step.p50Ms()));
                        Tables.number(page, ms(step.p99Ms()));
                        Tables.number(page, step.holds() ? "yes" : "no");
                    }
                });
            }
        }
    }

    private static void classes(Markup page, List<Overload.ByClass> classes) {
        try (var _ = Tables.open(page, "Requests by class; the latency of those that were shed is left out", "")) {
            Tables.head(
                    page,
                    List.of("During", "Class", "Sent", "Answered", "Shed", "with retry-after", "Failed", "p50", "p99"),
                    7);
            try (var _ = page.in("tbody")) {
                classes.forEach(c -> {
                    try (var _ = page.in("tr")) {
                        Tables.rowHead(page, c.phase().equals("surge") ? "the surge" : "the drill");
                        Tables.text(page, c.name());
                        Tables.number(page, count(c.offered()));
                        Tables.number(page, count(c.ok()));
                        Tables.number(page, count(c.shed()));
                        Tables.number(page, count(c.retryAfter()));
                        Tables.number(page, count(c.failed()));
                        Tables.number(page, ms(c.p50Ms()));
                        Tables.number(page, ms(c.p99Ms()));
                    }
                });
            }
        }
    }

    private static String rate(double perSecond) {
        return perSecond < 0 ? "not known" : Numbers.three(perSecond);
    }

    private static String percent(double value) {
        return value < 0 ? "not known" : Check.number(value) + Numbers.SPACE + "%";
    }
}
