package dev.catamaran.judge.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Equal distances for equal differences.
 *
 * @param low value drawn at the coordinate {@code start}
 * @param high value drawn at the coordinate {@code end}
 * @param step between ticks, more than 0
 */
record LinearScale(double low, double high, double start, double end, double step) implements Scale {
    /** From 0 to a round number that is at least {@code highest}. */
    static LinearScale fromZero(double highest, double start, double end, int ticks) {
        double top = highest > 0 ? highest : 1;
        double step = step(top / ticks);
        return new LinearScale(0, Math.ceil(top / step - 1e-9) * step, start, end, step);
    }

    /** Seconds; the ends are kept as they are. */
    static LinearScale seconds(double low, double high, double start, double end, int ticks) {
        double wide = Math.max(high - low, 1e-3);
        double rough = wide / ticks;
        double[] round = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600};
        for (double step : round) {
            if (step >= rough) {
                return new LinearScale(low, low + wide, start, end, step);
            }
        }
        return new LinearScale(low, low + wide, start, end, step(rough));
    }

    /** The smallest of 1, 2, 5, 10, 20 … that is at least that much. */
    private static double step(double rough) {
        double decade = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double digit : new double[] {1, 2, 5}) {
            if (digit * decade >= rough - 1e-9) {
                return digit * decade;
            }
        }
        return 10 * decade;
    }

    @Override
    public double at(double value) {
        double share = (Math.clamp(value, low, high) - low) / (high - low);
        return start + share * (end - start);
    }

    @Override
    public List<Double> ticks() {
        var ticks = new ArrayList<Double>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }
}
