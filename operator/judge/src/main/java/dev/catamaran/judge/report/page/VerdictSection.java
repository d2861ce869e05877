package dev.catamaran.judge.report.page;

import static dev.catamaran.judge.report.markup.Numbers.count;
import static dev.catamaran.judge.report.markup.Numbers.ms;

import dev.catamaran.judge.Figures;
import dev.catamaran.judge.Outcome;
import dev.catamaran.judge.Report;
import dev.catamaran.judge.report.markup.Markup;
import dev.catamaran.judge.report.markup.Numbers;

/** What one has to know before anything else. */
final class VerdictSection {
    private VerdictSection() {}

    static void write(Markup page, Report report) {
        try (var _ = page.in("header", "class", "verdict " + style(report.outcome()))) {
            try (var _ = page.in("p", "class", "over")) {
                Logo.write(page);
                page.text("Catamaran drill ").element("b", report.drill());
                page.text(" ").element("time", started(report), "datetime", report.startedAt());
            }
            page.element("p", mark(report.outcome()) + " " + report.outcome(), "class", "badge");
            headline(page, Headline.of(report));
            if (report.figures().requests() > 0) {
                tiles(page, report);
            }
        }
    }

    /** A name with a hyphen stays in one piece. */
    private static void headline(Markup page, String sentence) {
        try (var _ = page.in("h1")) {
            String space = "";
            for (String word : sentence.split(" ", -1)) {
                page.text(space);
                if (word.contains("-")) {
                    page.element("span", word, "class", "whole");
                } else {
                    page.text(word);
                }
                space = " ";
            }
        }
    }

    private static void tiles(Markup page, Report report) {
        Figures f = report.figures();
        try (var _ = page.in("dl", "class", "tiles")) {
            tile(
                    page,
                    "Failed requests",
                    count(f.failed()),
                    "of %s (%s)".formatted(count(f.requests()), Numbers.percent(f.failed(), f.requests())));
            tile(page, "Last error", f.recoverMs() == 0 ? "none" : ms(f.recoverMs()), "after the fault");
            tile(
                    page,
                    "Lost writes",
                    count(f.lostWrites()),
                    "of %s acknowledged"
                            .formatted(count(f.ackedWrites() + f.graph().loadedEdges())));
            report.checks().stream()
                    .filter(c -> c.name().equals("holdP99Ms"))
                    .findFirst()
                    .ifPresent(
                            c -> tile(page, "p99 without " + report.cell(), Words.value(c), "limit " + ms(c.limit())));
            tile(page, "Back after", ms(f.returnMs()), "since the order to return");
        }
    }

    private static void tile(Markup page, String name, String value, String note) {
        try (var _ = page.in("div")) {
            page.element("dt", name);
            page.element("dd", value, "class", value.equals("not known") ? "value unknown" : "value");
            page.element("dd", note, "class", "note");
        }
    }

    private static String started(Report report) {
        return report.startedAt().replace('T', ' ').replaceFirst("(\\.\\d+)?Z$", " UTC");
    }

    static String style(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "good";
            case FAILED, INTERRUPTED -> "bad";
            case REFUSED, INCONCLUSIVE -> "unproven";
        };
    }

    private static String mark(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "✓";
            case FAILED, INTERRUPTED -> "✕";
            case REFUSED, INCONCLUSIVE -> "?";
        };
    }
}
