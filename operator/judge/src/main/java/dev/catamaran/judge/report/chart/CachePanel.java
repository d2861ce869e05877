package dev.catamaran.judge.report.chart;

import static dev.catamaran.judge.report.markup.Numbers.at;

import dev.catamaran.judge.report.markup.Markup;
import dev.catamaran.judge.report.markup.Numbers;
import dev.catamaran.judge.series.CacheStep;
import dev.catamaran.judge.series.Timeline;

/** Steps of the share of lookups that a cell's caches answered, each cell in its colour; a cell that is away has none. */
record CachePanel(Timeline timeline) implements Panel {
    @Override
    public String title() {
        return "Cache hit ratio, percent";
    }

    @Override
    public double height() {
        return 100;
    }

    @Override
    public void draw(Markup page, Frame frame, LinearScale time) {
        var values = LinearScale.fromZero(100, frame.bottom(), frame.top(), 2);
        Panel.grid(page, frame, values, Numbers::three);
        for (String cell : timeline.cells()) {
            String steps = steps(cell, time, values);
            if (!steps.isEmpty()) {
                Svg.path(page, steps, "step cache " + Series.of(timeline.cells(), cell));
            }
        }
    }

    private String steps(String cell, LinearScale time, Scale values) {
        var path = new StringBuilder();
        double end = Double.NEGATIVE_INFINITY;
        for (CacheStep step : timeline.caches()) {
            if (step.cell().equals(cell)) {
                path.append(step.start() > end ? "M" : "L")
                        .append(at(time.at(step.start())))
                        .append(' ')
                        .append(at(values.at(step.lookups().hitPercent())))
                        .append('H')
                        .append(at(time.at(step.end())));
                end = step.end();
            }
        }
        return path.toString();
    }
}
