package dev.catamaran.judge.report.chart;

import static dev.catamaran.judge.report.markup.Numbers.at;

import dev.catamaran.judge.report.markup.Markup;
import dev.catamaran.judge.report.markup.Numbers;
import dev.catamaran.judge.series.Second;
import dev.catamaran.judge.series.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lines of p50 and p99 by the cell that answered. A second in which it answered few has none: a percentile of three requests only looks like one.
 *
 * @param limitMs of the p99; negative when there is none
 */
record LatencyPanel(Timeline timeline, double limitMs) implements Panel {
    private static final int FEW = 10;

    private record Point(double second, double p50, double p99) {}

    @Override
    public String title() {
        return "Latency: p50 thin, p99 bold";
    }

    @Override
    public double height() {
        return 170;
    }

    @Override
    public void draw(Markup page, Frame frame, LinearScale time) {
        var values = LogScale.of(
                answers().mapToDouble(Second.Answers::p50Ms).min().orElse(1),
                Math.max(answers().mapToDouble(Second.Answers::p99Ms).max().orElse(1), limitMs),
                frame.bottom(),
                frame.top());
        Panel.grid(page, frame, values, Numbers::ms);
        for (String cell : timeline.cells()) {
            String colour = Series.of(timeline.cells(), cell);
            for (List<Point> run : runs(cell)) {
                Svg.path(page, area(run, time, values), "area " + colour);
                Svg.path(page, line(run, time, values, false), "p50 " + colour);
                Svg.path(page, line(run, time, values, true), "p99 " + colour);
            }
        }
        if (limitMs > 0) {
            double y = values.at(limitMs);
            Svg.line(page, frame.left(), y, frame.right(), y, "limit");
            Svg.text(page, "limit of the p99: " + Numbers.ms(limitMs), frame.right() - 4, y - 5, "note end");
        }
    }

    private Stream<Second.Answers> answers() {
        return timeline.seconds().stream()
                .flatMap(s -> s.cells().entrySet().stream())
                .filter(c -> timeline.cells().contains(c.getKey()))
                .map(Map.Entry::getValue);
    }

    /** Seconds in a row in which the cell answered at least a tenth of what any cell did in its busiest one. */
    private List<List<Point>> runs(String cell) {
        int few = answers().mapToInt(Second.Answers::ok).max().orElse(0) / FEW;
        var runs = new ArrayList<List<Point>>();
        int next = Integer.MIN_VALUE;
        for (Second second : timeline.seconds()) {
            var answers = second.cells().get(cell);
            if (answers != null && answers.ok() > few) {
                if (second.start() != next) {
                    runs.add(new ArrayList<>());
                }
                runs.getLast().add(new Point(second.start() + 0.5, answers.p50Ms(), answers.p99Ms()));
                next = second.start() + 1;
            }
        }
        return runs;
    }

    private static String line(List<Point> run, LinearScale time, Scale values, boolean p99) {
        var path = new StringBuilder();
        for (Point point : run) {
            path.append(path.isEmpty() ? "M" : "L")
                    .append(at(time.at(point.second())))
                    .append(' ')
                    .append(at(values.at(p99 ? point.p99() : point.p50())));
        }
        // a second alone is a dot, by the round ends of the line
        return run.size() == 1 ? path + "h0" : path.toString();
    }

    private static String area(List<Point> run, LinearScale time, Scale values) {
        return line(run, time, values, true)
                + line(run.reversed(), time, values, false).replaceFirst("M", "L") + "z";
    }
}
