package dev.catamaran.judge.report.page;

import dev.catamaran.judge.report.chart.Series;
import dev.catamaran.judge.report.markup.Markup;
import dev.catamaran.judge.series.Timeline;

/** What the colours mean, above each chart. */
final class Legend {
    private Legend() {}

    /**
     * Writes it.
     *
     * @param crosses whether failures are crosses
     * @param others whether controller and driver are on the chart
     */
    static void write(Markup page, Timeline timeline, boolean crosses, boolean others) {
        try (var _ = page.in("ul", "class", "legend")) {
            for (String cell : timeline.cells()) {
                entry(page, "answered by " + cell, "key " + Series.of(timeline.cells(), cell));
            }
            entry(page, "failed", crosses ? "key x" : "key bad");
            if (!crosses && timeline.seconds().stream().anyMatch(s -> s.shed() > 0)) {
                entry(page, "shed", "key shed");
            }
            if (others) {
                entry(page, "controller", "key line controller");
                entry(page, "driver", "key line driver");
            }
        }
    }

    private static void entry(Markup page, String text, String style) {
        try (var _ = page.in("li")) {
            page.element("span", "", "class", style);
            page.text(text);
        }
    }
}
