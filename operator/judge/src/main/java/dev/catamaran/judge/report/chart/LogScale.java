package dev.catamaran.judge.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Equal distances for equal ratios.
 *
 * @param low value drawn at the coordinate {@code start}, more than 0
 * @param high value drawn at the coordinate {@code end}
 */
record LogScale(double low, double high, double start, double end) implements Scale {
    private static final double SMALLEST = 0.01;
    private static final double[] DIGITS = {1, 2, 5};

    /** From a round number not above {@code lowest} to one not below {@code highest}, at least one decade. */
    static LogScale of(double lowest, double highest, double start, double end) {
        double low = down(Math.max(lowest, SMALLEST));
        double high = up(Math.max(highest, low * 10));
        return new LogScale(low, high, start, end);
    }

    private static double down(double value) {
        double decade = decade(value);
        double found = decade;
        for (double digit : DIGITS) {
            if (digit * decade <= value * (1 + 1e-9)) {
                found = digit * decade;
            }
        }
        return found;
    }

    private static double up(double value) {
        double decade = decade(value);
        for (double digit : DIGITS) {
            if (digit * decade >= value * (1 - 1e-9)) {
                return digit * decade;
            }
        }
        return 10 * decade;
    }

    private static double decade(double value) {
        return Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
    }

    @Override
    public double at(double value) {
        double share = Math.log(Math.clamp(value, low, high) / low) / Math.log(high / low);
        return start + share * (end - start);
    }

    /** The decades; where there are fewer than three of them, what lies between them too. */
    @Override
    public List<Double> ticks() {
        var decades = new ArrayList<Double>();
        var all = new ArrayList<Double>();
        for (double decade = decade(low); decade <= high * (1 + 1e-9); decade *= 10) {
            for (double digit : DIGITS) {
                double tick = digit * decade;
                if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) {
                    all.add(tick);
                    if (digit == 1) {
                        decades.add(tick);
                    }
                }
            }
        }
        return decades.size() < 3 ? all : decades;
    }
}
