package dev.catamaran.judge.report.chart;

import static dev.catamaran.judge.report.markup.Numbers.at;

import dev.catamaran.judge.report.markup.Markup;
import dev.catamaran.judge.report.markup.Numbers;
import dev.catamaran.judge.series.CpuStep;
import dev.catamaran.judge.series.Timeline;
import java.util.TreeSet;

/** Steps of CPUs in use: cells in their colours, controller and driver in grey. */
record CpuPanel(Timeline timeline) implements Panel {
    @Override
    public String title() {
        return "CPUs in use";
    }

    @Override
    public double height() {
        return 100;
    }

    @Override
    public void draw(Markup page, Frame frame, LinearScale time) {
        double most = timeline.cpu().stream()
                .flatMap(step -> step.cpus().values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        var values = LinearScale.fromZero(most, frame.bottom(), frame.top(), 3);
        Panel.grid(page, frame, values, Numbers::three);
        var names = new TreeSet<String>();
        timeline.cpu().forEach(step -> names.addAll(step.cpus().keySet()));
        for (String name : names) {
            Svg.path(page, steps(name, time, values), "step " + style(name));
        }
    }

    private String style(String name) {
        return timeline.cells().contains(name)
                ? Series.of(timeline.cells(), name)
                : "s-none " + (name.equals(CpuStep.DRIVER) ? "driver" : "controller");
    }

    private String steps(String name, LinearScale time, Scale values) {
        var path = new StringBuilder();
        for (CpuStep step : timeline.cpu()) {
            Double cpus = step.cpus().get(name);
            if (cpus != null) {
                path.append(path.isEmpty() ? "M" : "L")
                        .append(at(time.at(step.start())))
                        .append(' ')
                        .append(at(values.at(cpus)))
                        .append('H')
                        .append(at(time.at(step.end())));
            }
        }
        return path.toString();
    }
}
