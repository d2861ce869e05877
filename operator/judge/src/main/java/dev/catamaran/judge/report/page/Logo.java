package dev.catamaran.judge.report.page;

import dev.catamaran.judge.report.markup.Markup;

/** Two hulls and a sail. */
final class Logo {
    private Logo() {}

    static void write(Markup page) {
        try (var _ = page.in("svg", "class", "logo", "viewBox", "0 0 32 24", "aria-hidden", "true")) {
            page.empty("path", "class", "sail", "d", "M15 1v13H6zM17 4l8 10h-8z");
            page.empty("path", "class", "hull-a", "d", "M1 16h13l-2 6H5q-3 0-4-6z");
            page.empty("path", "class", "hull-b", "d", "M18 16h13q-1 6-4 6h-7z");
        }
    }
}
