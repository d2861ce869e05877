package dev.catamaran.judge.report.chart;

import dev.catamaran.judge.report.markup.Markup;
import java.util.function.DoubleFunction;

/** One of the pictures that share a time axis. */
interface Panel {
    String title();

    double height();

    void draw(Markup page, Frame frame, LinearScale time);

    /** Lines and labels of an axis of values. */
    static void grid(Markup page, Frame frame, Scale values, DoubleFunction<String> label) {
        for (double tick : values.ticks()) {
            double y = values.at(tick);
            Svg.line(page, frame.left(), y, frame.right(), y, "grid");
            Svg.text(page, label.apply(tick), frame.left() - 6, y + 4, "tick end");
        }
    }
}
