package dev.catamaran.judge.report.chart;

import dev.catamaran.judge.report.markup.Markup;
import dev.catamaran.judge.report.markup.Numbers;
import dev.catamaran.judge.series.Second;
import dev.catamaran.judge.series.Timeline;
import java.util.ArrayList;
import java.util.List;

/** Bars of requests per second: who answered them, on top of that those that were shed, and those that failed. */
record RatePanel(Timeline timeline) implements Panel {
    private static final double GAP = 0.08;

    @Override
    public String title() {
        return "Requests per second";
    }

    @Override
    public double height() {
        return 130;
    }

    @Override
    public void draw(Markup page, Frame frame, LinearScale time) {
        int most = timeline.seconds().stream().mapToInt(Second::requests).max().orElse(0);
        var values = LinearScale.fromZero(most, frame.bottom(), frame.top(), 3);
        Panel.grid(page, frame, values, Numbers::three);
        var layers = new ArrayList<>(timeline.cells());
        layers.add("");
        for (int i = 0; i < layers.size(); i++) {
            var below = layers.subList(0, i);
            String cell = layers.get(i);
            var bars = new StringBuilder();
            for (Second second : timeline.seconds()) {
                bar(bars, second.start(), ok(second, below), ok(second, List.of(cell)), time, values);
            }
            Svg.path(page, bars.toString(), "bar " + Series.of(timeline.cells(), cell));
        }
        var shed = new StringBuilder();
        var failed = new StringBuilder();
        for (Second second : timeline.seconds()) {
            int answered = ok(second, layers);
            bar(shed, second.start(), answered, second.shed(), time, values);
            bar(failed, second.start(), answered + second.shed(), second.failed(), time, values);
        }
        Svg.path(page, shed.toString(), "bar shed");
        Svg.path(page, failed.toString(), "bar bad");
    }

    private static int ok(Second second, List<String> cells) {
        return second.cells().entrySet().stream()
                .filter(c -> cells.contains(c.getKey()))
                .mapToInt(c -> c.getValue().ok())
                .sum();
    }

    static void bar(StringBuilder bars, int second, int from, int more, LinearScale time, Scale values) {
        if (more > 0) {
            double left = time.at(second + GAP / 2);
            double bottom = values.at(from);
            double top = values.at(from + more);
            bars.append(Svg.box(left, top, time.at(second + 1 - GAP / 2) - left, bottom - top));
        }
    }
}
