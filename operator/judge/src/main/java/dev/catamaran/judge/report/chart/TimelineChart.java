package dev.catamaran.judge.report.chart;

import static dev.catamaran.judge.report.markup.Numbers.count;
import static dev.catamaran.judge.report.markup.Numbers.ms;

import dev.catamaran.judge.report.markup.Markup;
import dev.catamaran.judge.report.markup.Numbers;
import dev.catamaran.judge.series.Second;
import dev.catamaran.judge.series.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The whole traffic: rate, failures, latency, CPUs and cache hit ratios above each other, with the phases behind them. */
public final class TimelineChart {
    private static final double LEFT = 54;
    private static final double RIGHT = 10;
    private static final double LABELS = 18;
    private static final double TITLE = 34;
    private static final double AXIS = 40;

    private TimelineChart() {}

    /**
     * Draws it.
     *
     * @param lost label of the fault, for example {@code cell-a killed}
     * @param limitMs of the p99; negative when there is none
     * @param description the picture in words
     */
    public static void write(
            Markup page, Size size, Timeline timeline, String lost, double limitMs, String description) {
        var panels = new ArrayList<Panel>(
                List.of(new RatePanel(timeline), new FailurePanel(timeline), new LatencyPanel(timeline, limitMs)));
        if (!timeline.cpu().isEmpty()) {
            panels.add(new CpuPanel(timeline));
        }
        if (!timeline.caches().isEmpty()) {
            panels.add(new CachePanel(timeline));
        }
        double top = LABELS + PhaseBands.RIBBON;
        double bottom =
                top + panels.stream().mapToDouble(p -> TITLE + p.height()).sum();
        double right = size.width - RIGHT;
        var time = LinearScale.seconds(timeline.start(), timeline.end(), LEFT, right, size == Size.WIDE ? 12 : 5);
        try (var _ = Svg.open(page, size, bottom + AXIS, "timeline", "The traffic over time", description)) {
            PhaseBands.draw(page, timeline.phases(), time, LABELS, bottom);
            double y = top;
            for (Panel panel : panels) {
                panel.draw(page, new Frame(LEFT, y + TITLE, right - LEFT, panel.height()), time);
                y += TITLE + panel.height();
            }
            axis(page, time, bottom, timeline.faulted() ? "seconds from the fault" : "seconds from the first request");
            Moments.draw(page, timeline, lost, time, bottom);
            y = top;
            for (Panel panel : panels) {
                Svg.text(page, panel.title(), LEFT, y + 25, "panel");
                y += TITLE + panel.height();
            }
            for (Second second : timeline.seconds()) {
                double left = time.at(second.start());
                double width = time.at(second.start() + 1) - left;
                Svg.hint(page, left, top, width, bottom - top, "hover", hint(second));
            }
        }
    }

    static void axis(Markup page, LinearScale time, double y, String title) {
        Svg.line(page, time.start(), y, time.end(), y, "axis");
        for (double tick : time.ticks()) {
            double x = time.at(tick);
            Svg.line(page, x, y, x, y + 4, "axis");
            Svg.text(page, Numbers.after(tick).replace(Numbers.SPACE + "s", ""), x, y + 17, "tick middle");
        }
        Svg.text(page, title, (time.start() + time.end()) / 2, y + 34, "note middle");
    }

    private static String hint(Second second) {
        String cells = second.cells().entrySet().stream()
                .filter(c -> !c.getKey().isEmpty())
                .map(c -> "%s: %s answered, p50 %s, p99 %s"
                        .formatted(
                                c.getKey(),
                                count(c.getValue().ok()),
                                ms(c.getValue().p50Ms()),
                                ms(c.getValue().p99Ms())))
                .collect(Collectors.joining("\n"));
        return "%s: %s requests, %s failed%s\n%s"
                .formatted(
                        Numbers.after(second.start()),
                        count(second.requests()),
                        count(second.failed()),
                        second.shed() > 0 ? ", " + count(second.shed()) + " shed" : "",
                        cells);
    }
}
