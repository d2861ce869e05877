package dev.catamaran.judge.report.chart;

import static dev.catamaran.judge.report.markup.Numbers.at;

import dev.catamaran.judge.report.markup.Markup;
import dev.catamaran.judge.report.markup.Numbers;
import dev.catamaran.judge.series.Dot;
import dev.catamaran.judge.series.Timeline;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Five seconds before the fault and five after it, one dot a request; a cross for one that failed. */
public final class FaultChart {
    /** More successful requests than this are thinned out: a page of tens of megabytes helps nobody. */
    private static final int MOST_DOTS = 6_000;

    /** And more failures than this are left out of the picture. */
    private static final int MOST_CROSSES = 2_000;

    private static final double HEIGHT = 300;
    private static final double LEFT = 54;
    private static final double TOP = 22;
    private static final double BOTTOM = HEIGHT - 40;
    private static final double ARM = 3.5;

    private FaultChart() {}

    /** How many successful requests one dot stands for. */
    public static int thinning(Timeline timeline) {
        return Math.max(1, Math.ceilDiv(ok(timeline).size(), MOST_DOTS));
    }

    /** How many failed requests have no cross. */
    public static long omitted(Timeline timeline) {
        return Math.max(0, failed(timeline).size() - MOST_CROSSES);
    }

    /**
     * Draws it.
     *
     * @param lost label of the fault
     * @param description the picture in words
     */
    public static void write(Markup page, Size size, Timeline timeline, String lost, String description) {
        double right = size.width - 10;
        var time = LinearScale.seconds(-5, 5, LEFT, right, 10);
        var took = LogScale.of(
                timeline.around().stream().mapToDouble(Dot::tookMs).min().orElse(1),
                timeline.around().stream().mapToDouble(Dot::tookMs).max().orElse(1),
                BOTTOM,
                TOP);
        try (var _ = Svg.open(page, size, HEIGHT, "fault", "The requests around the fault", description)) {
            Panel.grid(page, new Frame(LEFT, TOP, right - LEFT, BOTTOM - TOP), took, Numbers::ms);
            TimelineChart.axis(page, time, BOTTOM, "seconds from the fault");
            Svg.line(page, time.at(0), 16, time.at(0), BOTTOM, "moment bad");
            Svg.text(page, lost, time.at(0), 11, "label bad middle");
            for (String cell : cells(timeline)) {
                Svg.path(page, dots(timeline, cell, time, took), "dots " + Series.of(timeline.cells(), cell));
            }
            failed(timeline).stream().limit(MOST_CROSSES).forEach(dot -> cross(page, dot, time, took));
        }
    }

    private static List<Dot> ok(Timeline timeline) {
        return timeline.around().stream().filter(d -> !d.failed()).toList();
    }

    private static List<Dot> failed(Timeline timeline) {
        return timeline.around().stream().filter(Dot::failed).toList();
    }

    private static List<String> cells(Timeline timeline) {
        return ok(timeline).stream().map(Dot::servedBy).distinct().sorted().toList();
    }

    /** One path: each dot is a line of no length with round ends. */
    private static String dots(Timeline timeline, String cell, Scale time, Scale took) {
        var ok = ok(timeline);
        int each = thinning(timeline);
        return IntStream.range(0, ok.size())
                .filter(i -> i % each == 0)
                .mapToObj(ok::get)
                .filter(d -> d.servedBy().equals(cell))
                .map(d -> "M" + at(time.at(d.at())) + " " + at(took.at(d.tookMs())) + "h0")
                .collect(Collectors.joining());
    }

    private static void cross(Markup page, Dot dot, Scale time, Scale took) {
        double x = time.at(dot.at());
        double y = took.at(dot.tookMs());
        String arms = "M" + at(x - ARM) + " " + at(y - ARM) + "l" + at(2 * ARM) + " " + at(2 * ARM) + "m0 "
                + at(-2 * ARM) + "l" + at(-2 * ARM) + " " + at(2 * ARM);
        try (var _ = page.in("path", "d", arms, "class", "cross bad")) {
            page.element(
                    "title",
                    "%s at %s, failed after %s%s"
                            .formatted(
                                    dot.op(),
                                    Numbers.after(dot.at()),
                                    Numbers.ms(dot.tookMs()),
                                    dot.error().isEmpty() ? "" : ": " + dot.error()));
        }
    }
}
