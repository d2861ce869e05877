package dev.catamaran.judge.report.page;

import dev.catamaran.judge.report.markup.Markup;
import java.util.List;

/** Tables that scroll by themselves where the page is narrower than they are. */
final class Tables {
    private Tables() {}

    /** Ends both the table and what it scrolls in. */
    record Table(Markup.Element region, Markup.Element table) implements AutoCloseable {
        @Override
        public void close() {
            table.close();
            region.close();
        }
    }

    /**
     * A table whose caption is only heard, where a heading says the same.
     *
     * @param caption says what the table holds; the region that scrolls has the same name
     */
    static Table silent(Markup page, String caption, String style) {
        return open(page, caption, style, "heard");
    }

    /** A table with its caption on top. */
    static Table open(Markup page, String caption, String style) {
        return open(page, caption, style, "");
    }

    private static Table open(Markup page, String caption, String style, String captionStyle) {
        var region = page.in("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", caption);
        var table = page.in("table", "class", style);
        page.element("caption", caption, "class", captionStyle);
        return new Table(region, table);
    }

    /** @param numbers how many of the last columns hold numbers */
    static void head(Markup page, List<String> columns, int numbers) {
        try (var _ = page.in("thead");
                var _ = page.in("tr")) {
            for (int i = 0; i < columns.size(); i++) {
                page.element(
                        "th",
                        columns.get(i),
                        "scope",
                        "col",
                        "class",
                        i < columns.size() - numbers ? "text" : "number");
            }
        }
    }

    static void rowHead(Markup page, String text) {
        page.element("th", text, "scope", "row");
    }

    static void number(Markup page, String text) {
        page.element("td", text, "class", text.equals("not known") ? "number unknown" : "number");
    }

    static void text(Markup page, String text) {
        page.element("td", text);
    }
}
