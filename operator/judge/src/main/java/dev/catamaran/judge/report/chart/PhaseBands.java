package dev.catamaran.judge.report.chart;

import dev.catamaran.judge.report.markup.Markup;
import dev.catamaran.judge.report.markup.Numbers;
import dev.catamaran.judge.series.Timeline;
import java.util.List;

/** Phases as shades behind everything, with their names in a ribbon on top. */
final class PhaseBands {
    static final double RIBBON = 18;

    /** Of a letter in the size of the ribbon, generously. */
    private static final double LETTER = 6.6;

    private PhaseBands() {}

    static void draw(Markup page, List<Timeline.Stretch> phases, LinearScale time, double top, double bottom) {
        boolean odd = false;
        for (Timeline.Stretch phase : phases) {
            double left = time.at(phase.start());
            double width = time.at(phase.end()) - left;
            String shade = phase.name().equals("fault") ? "band struck" : odd ? "band odd" : "band";
            Svg.hint(
                    page,
                    left,
                    top,
                    width,
                    bottom - top,
                    shade,
                    "phase %s: %s to %s"
                            .formatted(phase.name(), Numbers.after(phase.start()), Numbers.after(phase.end())));
            if (phase.name().length() * LETTER + 6 < width) {
                Svg.text(page, phase.name(), left + width / 2, top + 13, "phase middle");
            }
            odd = !odd;
        }
    }
}
