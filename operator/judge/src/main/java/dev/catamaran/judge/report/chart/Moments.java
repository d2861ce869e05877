package dev.catamaran.judge.report.chart;

import dev.catamaran.judge.record.MarkName;
import dev.catamaran.judge.report.markup.Markup;
import dev.catamaran.judge.report.markup.Numbers;
import dev.catamaran.judge.series.Timeline;

/** Upright lines with a label each: when the cell was lost, and when it was back. */
final class Moments {
    /** Of a letter of a label, generously. */
    private static final double LETTER = 8;

    private Moments() {}

    /** Draws those that the timeline knows; the lines begin below the labels. */
    static void draw(Markup page, Timeline timeline, String lost, LinearScale time, double bottom) {
        var back = timeline.moment(MarkName.CELL_ACTIVE);
        if (timeline.faulted()) {
            double next = back.map(m -> time.at(m.at())).orElse(time.end());
            draw(page, lost, "bad", time.at(0), next, bottom);
        }
        back.ifPresent(m -> draw(page, "back " + Numbers.after(m.at()), "good", time.at(m.at()), time.end(), bottom));
    }

    /** The label is right of its line, unless it would reach beyond {@code next} there. */
    private static void draw(Markup page, String label, String style, double x, double next, double bottom) {
        double width = label.length() * LETTER;
        boolean left = x + width > next && x - width > 0;
        Svg.line(page, x, 16, x, bottom, "moment " + style);
        Svg.text(page, label, left ? x + 2 : x - 2, 11, "label " + style + (left ? " end" : ""));
    }
}
