package dev.catamaran.judge.report.page;

import dev.catamaran.judge.Check;
import dev.catamaran.judge.Report;
import dev.catamaran.judge.report.markup.Markup;
import java.util.List;

/** Every limit, what was found, and whether it was kept. */
final class ChecksSection {
    private ChecksSection() {}

    static void write(Markup page, Report report) {
        long passed = report.checks().stream().filter(Check::passed).count();
        try (var _ = page.in("section", "id", "checks")) {
            page.element("h2", "Checks");
            page.element(
                    "p",
                    passed + " of " + report.checks().size()
                            + " passed. A promise that was broken makes the drill Failed; a proof that is missing, Inconclusive.",
                    "class",
                    "lead");
            try (var _ = Tables.silent(page, "Checks with limit, value and result", "checks")) {
                Tables.head(page, List.of("Check", "Result", "Found", "Limit"), 2);
                try (var _ = page.in("tbody")) {
                    report.checks().forEach(check -> row(page, check));
                }
            }
        }
    }

    private static void row(Markup page, Check check) {
        String style = check.passed() ? "good" : check.kind() == Check.Kind.PROMISE ? "bad" : "unproven";
        try (var _ = page.in("tr", "class", style)) {
            try (var _ = page.in("th", "scope", "row");
                    var _ = page.in("div", "class", "pair")) {
                name(page, check.name());
                page.element("span", check.explanation(), "class", "note");
            }
            result(page, check);
            Tables.number(page, Words.value(check));
            Tables.number(page, Words.limit(check));
        }
    }

    /** It may be broken where a word in it begins. */
    private static void name(Markup page, String name) {
        try (var _ = page.in("code")) {
            for (String word : name.split("(?=[A-Z][a-z])", -1)) {
                page.text(word).empty("wbr");
            }
        }
    }

    /** A sign that does not depend on its colour, and a word that goes where there is no room for it. */
    private static void result(Markup page, Check check) {
        boolean promise = check.kind() == Check.Kind.PROMISE;
        try (var _ = page.in("td", "class", "result")) {
            page.text(check.passed() ? "✓" : promise ? "✕" : "?");
            page.element("span", check.passed() ? " passed" : promise ? " failed" : " not proven");
        }
    }
}
