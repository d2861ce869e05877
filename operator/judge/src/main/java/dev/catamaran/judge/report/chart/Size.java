package dev.catamaran.judge.report.chart;

import java.util.Locale;

/** Every chart is drawn twice, so that its letters can be read on a telephone too; the style sheet shows the one that fits. */
public enum Size {
    WIDE(920),
    NARROW(400);

    final double width;

    Size(double width) {
        this.width = width;
    }

    /** Class of the style sheet. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
