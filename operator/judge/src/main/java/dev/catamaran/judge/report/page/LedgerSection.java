package dev.catamaran.judge.report.page;

import static dev.catamaran.judge.report.markup.Numbers.count;

import dev.catamaran.judge.Figures;
import dev.catamaran.judge.Report;
import dev.catamaran.judge.report.markup.Markup;
import dev.catamaran.judge.report.markup.Numbers;
import java.util.List;

/** What was acknowledged, against what the stores hold. */
final class LedgerSection {
    private LedgerSection() {}

    static void write(Markup page, Report report) {
        Figures f = report.figures();
        try (var _ = page.in("section", "id", "ledger")) {
            page.element("h2", "The ledger");
            page.element(
                    "p",
                    "Every write has a line in the record; after the traffic, every row of each cell's own store is read back and compared.",
                    "class",
                    "lead");
            try (var _ = page.in("div", "class", "columns")) {
                writes(page, f);
                stores(page, f);
            }
            if (!f.examples().isEmpty()) {
                page.element("h3", "For example");
                try (var _ = page.in("ul", "class", "examples")) {
                    f.examples().forEach(example -> page.element("li", example));
                }
            }
        }
    }

    private static void writes(Markup page, Figures f) {
        try (var _ = Tables.silent(page, "Writes", "notes")) {
            Tables.head(page, List.of("Writes", "Count"), 1);
            try (var _ = page.in("tbody")) {
                line(page, "acknowledged", f.ackedWrites(), "of the traffic");
                line(page, "near the fault", f.ackedNearFault(), "acknowledged within 500 ms of it");
                line(page, "of the graph", f.graph().loadedEdges(), "loaded and acknowledged before the traffic");
                line(page, "degraded", f.degradedAcks(), "acknowledged by one cell's bus only, graph included");
                line(page, "indeterminate", f.indeterminateWrites(), "may or may not have been executed");
                line(page, "failed", f.failedWrites(), "certainly not executed");
                line(page, "lost", f.lostWrites(), "acknowledged, and missing or outdated in a store");
                line(page, "phantoms", f.phantoms(), "rows that no write explains");
                if (f.freshness().posts() > 0) {
                    line(page, "posts", f.freshness().posts(), "acknowledged; among the writes of the traffic");
                    line(page, "unseen", f.freshness().unseen(), "timelines of followers that lack a post at the end");
                }
            }
        }
    }

    private static void line(Markup page, String name, long value, String meaning) {
        boolean alarming = value > 0 && List.of("lost", "phantoms", "unseen").contains(name);
        try (var _ = page.in("tr", "class", alarming ? "bad" : "")) {
            try (var _ = page.in("th", "scope", "row")) {
                page.text(name);
                page.element("span", meaning, "class", "note");
            }
            Tables.number(page, count(value));
        }
    }

    private static void stores(Markup page, Figures f) {
        try (var _ = page.in("div")) {
            try (var _ = Tables.silent(page, "Stores, read back", "")) {
                Tables.head(page, List.of("Store", "Rows", "Lost", "Newest of all"), 3);
                try (var _ = page.in("tbody")) {
                    f.cells().forEach(cell -> {
                        try (var _ = page.in("tr")) {
                            Tables.rowHead(page, cell.name());
                            Tables.number(page, count(cell.rows()));
                            Tables.number(page, count(cell.lostWrites()));
                            Tables.number(page, cell.rows() < 0 ? "not known" : cell.recordsEqual() ? "✓ yes" : "✕ no");
                        }
                    });
                }
            }
            page.element(
                    "p",
                    f.convergeMs() < 0
                            ? "The stores were not seen to hold the same after the traffic."
                            : "The stores held the same %s after the end of the traffic."
                                    .formatted(Numbers.ms(f.convergeMs())),
                    "class",
                    "note");
        }
    }
}
