package dev.catamaran.judge.report.chart;

/** The rectangle that values are drawn in; y grows downwards. */
record Frame(double left, double top, double width, double height) {
    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }
}
