package dev.catamaran.judge.report.chart;

import static dev.catamaran.judge.report.markup.Numbers.at;

import dev.catamaran.judge.report.markup.Markup;

/** What all charts have in common. */
final class Svg {
    private Svg() {}

    /**
     * Opens a picture that says in words what it shows.
     *
     * @param id unique in the page
     */
    static Markup.Element open(Markup page, Size size, double height, String id, String title, String description) {
        String name = id + "-" + size.text();
        var svg = page.in(
                "svg",
                "class",
                "chart " + size.text(),
                "viewBox",
                "0 0 " + at(size.width) + " " + at(height),
                "role",
                "img",
                "aria-labelledby",
                name + "-title " + name + "-desc");
        page.element("title", title, "id", name + "-title");
        page.element("desc", description, "id", name + "-desc");
        return svg;
    }

    static void text(Markup page, String text, double x, double y, String style) {
        page.element("text", text, "x", at(x), "y", at(y), "class", style);
    }

    static void line(Markup page, double x1, double y1, double x2, double y2, String style) {
        page.empty("line", "x1", at(x1), "y1", at(y1), "x2", at(x2), "y2", at(y2), "class", style);
    }

    /** A rectangle that tells more when the mouse rests on it. */
    static void hint(Markup page, double x, double y, double width, double height, String style, String hint) {
        try (var _ =
                page.in("rect", "x", at(x), "y", at(y), "width", at(width), "height", at(height), "class", style)) {
            page.element("title", hint);
        }
    }

    /** A box as a piece of a path. */
    static String box(double x, double y, double width, double height) {
        return "M" + at(x) + " " + at(y) + "h" + at(width) + "v" + at(height) + "h" + at(-width) + "z";
    }

    static void path(Markup page, String data, String style) {
        if (!data.isEmpty()) {
            page.empty("path", "d", data, "class", style);
        }
    }
}
