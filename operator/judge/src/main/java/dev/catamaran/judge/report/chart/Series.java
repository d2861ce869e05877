package dev.catamaran.judge.report.chart;

import java.util.List;

/** Which colour belongs to whom: the first cell by name has the first one, on every picture of the page. */
public final class Series {
    /** As many as the style sheet has; more cells than that share them. */
    private static final int COLOURS = 5;

    private Series() {}

    /** A class of the style sheet; who is none of the cells is grey. */
    public static String of(List<String> cells, String cell) {
        int index = cells.indexOf(cell);
        return index < 0 ? "s-none" : "s-" + index % COLOURS;
    }
}
