package dev.catamaran.judge.report.chart;

import dev.catamaran.judge.report.markup.Markup;
import dev.catamaran.judge.report.markup.Numbers;
import dev.catamaran.judge.series.Second;
import dev.catamaran.judge.series.Timeline;

/** Bars of failed requests per second, on a scale of their own: a few of many cannot be seen among the others. */
record FailurePanel(Timeline timeline) implements Panel {
    @Override
    public String title() {
        return "Failed requests per second";
    }

    @Override
    public double height() {
        return 54;
    }

    @Override
    public void draw(Markup page, Frame frame, LinearScale time) {
        int most = timeline.seconds().stream().mapToInt(Second::failed).max().orElse(0);
        var values = LinearScale.fromZero(Math.max(most, 2), frame.bottom(), frame.top(), 2);
        Panel.grid(page, frame, values, Numbers::three);
        var bars = new StringBuilder();
        for (Second second : timeline.seconds()) {
            RatePanel.bar(bars, second.start(), 0, second.failed(), time, values);
        }
        Svg.path(page, bars.toString(), "bar bad");
        if (most == 0) {
            Svg.text(page, "no request failed", frame.left() + frame.width() / 2, frame.top() + 32, "note middle");
        }
    }
}
