package dev.catamaran.judge.report.chart;

import java.util.List;

/** From values to coordinates. */
sealed interface Scale permits LinearScale, LogScale {
    /** The coordinate of a value; one outside of the scale is drawn at its end. */
    double at(double value);

    /** Values worth a line, the smallest first. */
    List<Double> ticks();
}
