package dev.catamaran.judge.report.page;

import dev.catamaran.judge.Origin;
import dev.catamaran.judge.Report;
import dev.catamaran.judge.report.markup.Markup;
import dev.catamaran.judge.report.markup.Numbers;
import java.util.List;
import java.util.SortedMap;

/** What ran, on what, and how to do it again. */
final class OriginSection {
    private OriginSection() {}

    static void write(Markup page, Report report, String record) {
        Origin origin = report.origin();
        try (var _ = page.in("section", "id", "origin")) {
            page.element("h2", "Do it again");
            again(page, report);
            page.element(
                    "p",
                    "Judge again, from the folder of this page: every figure is derived from the raw record alone, which has a line for each request.");
            page.element("pre", "./catamaran judge " + Shell.word(record));
            try (var _ = page.in("div", "class", "columns")) {
                map(page, "Versions", List.of("Program", "Version"), origin.versions());
                map(page, "Machine", List.of("Machine", "Value"), origin.machine());
                if (!origin.settings().isEmpty()) {
                    map(page, "Settings", List.of("Setting", "Value"), origin.settings());
                }
            }
        }
    }

    private static void again(Markup page, Report report) {
        var command = report.origin().command();
        boolean known = !command.isEmpty();
        page.element(
                "p",
                known
                        ? "Run it again; the seed of the schedule is %d, so the same requests are made in the same order."
                                .formatted(report.origin().seed())
                        : "The record does not hold the command that made it. The same fault at the same rate, against a mesh that is up:");
        page.element(
                "pre",
                "./catamaran "
                        + (known
                                ? Shell.words(command)
                                : "drill run --cell %s --rate %s"
                                        .formatted(Shell.word(report.cell()), Numbers.at(report.rate()))));
    }

    private static void map(Markup page, String title, List<String> heads, SortedMap<String, String> entries) {
        if (entries.isEmpty()) {
            page.element("p", title + ": the record does not say.", "class", "note");
            return;
        }
        try (var _ = Tables.silent(page, title, "")) {
            Tables.head(page, heads, 0);
            try (var _ = page.in("tbody")) {
                entries.forEach((name, value) -> {
                    try (var _ = page.in("tr")) {
                        Tables.rowHead(page, name);
                        Tables.text(page, value);
                    }
                });
            }
        }
    }
}
