package dev.catamaran.judge.report.page;

import static dev.catamaran.judge.report.markup.Numbers.count;

import dev.catamaran.judge.Report;
import dev.catamaran.judge.report.chart.Series;
import dev.catamaran.judge.report.markup.Markup;
import dev.catamaran.judge.report.markup.Numbers;
import dev.catamaran.judge.series.Crosstab;
import java.util.ArrayList;
import java.util.List;

/** Who answered what: a table for each way in which the record tells it. */
final class ServedSection {
    private ServedSection() {}

    static void write(Markup page, Report report) {
        var tables = report.timeline().tables().stream()
                .filter(t -> !t.rows().isEmpty())
                .toList();
        if (tables.isEmpty()) {
            return;
        }
        try (var _ = page.in("section", "id", "served")) {
            page.element("h2", "Who answered what");
            page.element(
                    "p",
                    "Requests by the cell that they entered and the cell whose service answered. %s needed the second access address, the first one having refused the connection."
                            .formatted(count(report.figures().secondAddress())),
                    "class",
                    "lead");
            tables.forEach(table -> table(page, table, report.timeline().cells()));
        }
    }

    private static void table(Markup page, Crosstab table, List<String> cells) {
        var columns = new ArrayList<>(table.keys());
        columns.addAll(table.columns());
        String caption = "Requests by phase: " + String.join(", ", table.keys());
        try (var _ = Tables.silent(page, caption, "crosstab")) {
            Tables.head(page, columns, table.columns().size());
            try (var _ = page.in("tbody")) {
                table.rows().forEach(row -> row(page, table, row, cells));
            }
        }
    }

    private static void row(Markup page, Crosstab table, Crosstab.Row row, List<String> cells) {
        try (var _ = page.in("tr", "class", Series.of(cells, row.labels().getLast()))) {
            for (int key = 0; key < row.labels().size(); key++) {
                String label = row.labels().get(key);
                String none = key == row.labels().size() - 1 ? "nobody" : "no cell";
                Tables.rowHead(page, label.isEmpty() ? none : label);
            }
            for (int column = 0; column < row.counts().size(); column++) {
                long count = row.counts().get(column);
                long all = table.total(column);
                try (var _ = page.in(
                        "td",
                        "class",
                        count == 0 ? "number none" : "number share",
                        "style",
                        "--share:" + Math.round(all == 0 ? 0 : 100.0 * count / all) + "%")) {
                    page.text(count(count));
                    page.element("span", count == 0 ? "" : Numbers.percent(count, all), "class", "note");
                }
            }
        }
    }
}
