package dev.catamaran.judge.report.page;

import dev.catamaran.judge.Check;
import dev.catamaran.judge.Report;
import dev.catamaran.judge.report.markup.Markup;

/** Why the drill was allowed, or was not. */
final class GuardSection {
    private GuardSection() {}

    static void write(Markup page, Report report) {
        report.checks().stream()
                .filter(c -> c.name().equals("capacity"))
                .findFirst()
                .ifPresent(check -> write(page, report, check));
    }

    private static void write(Markup page, Report report, Check check) {
        try (var _ = page.in("section", "id", "guard")) {
            page.element("h2", "The guard's arithmetic");
            page.element(
                    "p",
                    "Could the others carry everything without %s? What the guard said before the fault, of the service with the least room:"
                            .formatted(report.cell()),
                    "class",
                    "lead");
            page.element("pre", check.explanation());
            var saturation = report.figures().overload().saturation();
            if (saturation.predicted() > 0) {
                page.element(
                        "p", "Where the guard expects the others to be full, with nothing kept free:", "class", "lead");
                page.element("pre", saturation.sentence());
            }
        }
    }
}
