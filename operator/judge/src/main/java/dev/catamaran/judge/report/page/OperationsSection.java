package dev.catamaran.judge.report.page;

import static dev.catamaran.judge.report.markup.Numbers.count;

import dev.catamaran.judge.Report;
import dev.catamaran.judge.report.markup.Markup;
import dev.catamaran.judge.report.markup.Numbers;
import java.util.List;

/** The requests by what they asked for. */
final class OperationsSection {
    private OperationsSection() {}

    static void write(Markup page, Report report) {
        var operations = report.figures().operations();
        if (operations.isEmpty()) {
            return;
        }
        try (var _ = page.in("section", "id", "operations")) {
            page.element("h2", "What was asked for");
            page.element(
                    "p",
                    "Over all phases; latency counts from the intended time, failed requests included.",
                    "class",
                    "lead");
            try (var _ = Tables.silent(page, "Operations", "")) {
                Tables.head(page, List.of("Operation", "May be repeated", "Requests", "Failed", "p50", "p99"), 4);
                try (var _ = page.in("tbody")) {
                    operations.forEach(o -> {
                        try (var _ = page.in("tr", "class", o.failed() > 0 ? "bad" : "")) {
                            Tables.rowHead(page, o.name());
                            Tables.text(page, o.idempotent() ? "yes" : "no");
                            Tables.number(page, count(o.requests()));
                            Tables.number(page, count(o.failed()));
                            Tables.number(page, Numbers.ms(o.p50Ms()));
                            Tables.number(page, Numbers.ms(o.p99Ms()));
                        }
                    });
                }
            }
        }
    }
}
