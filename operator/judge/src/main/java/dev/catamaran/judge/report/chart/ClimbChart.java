package dev.catamaran.judge.report.chart;

import static dev.catamaran.judge.report.markup.Numbers.at;

import dev.catamaran.judge.Overload;
import dev.catamaran.judge.report.markup.Markup;
import dev.catamaran.judge.report.markup.Numbers;
import java.util.stream.DoubleStream;

/** Steps of a climb: what was answered of what came in, with the measured saturation and the predicted one. */
public final class ClimbChart {
    private static final double LEFT = 54;
    private static final double RIGHT = 14;
    private static final double TOP = 34;
    private static final double HEIGHT = 190;
    private static final double AXIS = 40;
    private static final double RADIUS = 4;

    private ClimbChart() {}

    public static void write(Markup page, Size size, Overload.Saturation saturation) {
        double most = saturation.steps().stream()
                .flatMapToDouble(s -> DoubleStream.of(s.offered(), s.ok()))
                .max()
                .orElse(1);
        double widest = Math.max(most, saturation.predicted());
        double right = size.width - RIGHT;
        double bottom = TOP + HEIGHT;
        var sent = LinearScale.fromZero((int) Math.ceil(widest), LEFT, right, size == Size.WIDE ? 8 : 4);
        var answered = LinearScale.fromZero((int) Math.ceil(most), bottom, TOP, 4);
        try (var _ = Svg.open(page, size, bottom + AXIS, "climb", "The climb", description(saturation))) {
            Panel.grid(page, new Frame(LEFT, TOP, right - LEFT, HEIGHT), answered, Numbers::three);
            for (double tick : sent.ticks()) {
                Svg.line(page, sent.at(tick), bottom, sent.at(tick), bottom + 4, "axis");
                Svg.text(page, Numbers.three(tick), sent.at(tick), bottom + 17, "tick middle");
            }
            Svg.line(page, LEFT, bottom, right, bottom, "axis");
            Svg.line(page, sent.at(0), answered.at(0), sent.at(most), answered.at(most), "ideal");
            upright(page, sent, saturation.predicted(), bottom, "predicted", TOP + 14);
            upright(page, sent, saturation.measured(), bottom, "measured", TOP + 30);
            for (Overload.Step step : saturation.steps()) {
                dot(page, sent.at(step.offered()), answered.at(step.ok()), step);
            }
            Svg.text(page, "Answered as they wanted, requests per second", LEFT, 25, "panel");
            Svg.text(page, "sent, requests per second", (LEFT + right) / 2, bottom + 34, "note middle");
        }
    }

    private static void upright(Markup page, LinearScale sent, double rate, double bottom, String name, double y) {
        if (rate > 0) {
            double x = sent.at(rate);
            Svg.line(page, x, TOP, x, bottom, "limit");
            Svg.text(page, name + " " + Numbers.three(rate), x - 5, y, "note end");
        }
    }

    private static void dot(Markup page, double x, double y, Overload.Step step) {
        try (var _ = page.in(
                "circle", "cx", at(x), "cy", at(y), "r", at(RADIUS), "class", step.holds() ? "rung carried" : "rung")) {
            page.element(
                    "title",
                    "%s req/s sent, %s answered, p99 %s"
                            .formatted(
                                    Numbers.three(step.offered()), Numbers.three(step.ok()), Numbers.ms(step.p99Ms())));
        }
    }

    private static String description(Overload.Saturation saturation) {
        return "%d steps from %s to %s requests per second. %s. The table below holds the figures."
                .formatted(
                        saturation.steps().size(),
                        Numbers.three(saturation.steps().getFirst().offered()),
                        Numbers.three(saturation.steps().getLast().offered()),
                        saturation.sentence());
    }
}
