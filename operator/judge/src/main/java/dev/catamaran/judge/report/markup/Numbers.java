package dev.catamaran.judge.report.markup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Figures as people read them, never parted from their unit at the end of a line. Negative ones stand for what is not known. */
public final class Numbers {
    private static final String UNKNOWN = "not known";
    private static final char MINUS = '\u2212';

    /** A space at which no line ends. */
    public static final char SPACE = '\u00a0';

    private Numbers() {}

    /** {@code 12,345}. */
    public static String count(long value) {
        return value < 0 ? UNKNOWN : String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 0.42 ms}, {@code 7.3 ms}, {@code 412 ms}, {@code 1.24 s}, {@code 18.3 s}, {@code 102 s}. */
    public static String ms(double value) {
        if (value < 0) {
            return UNKNOWN;
        }
        return value < 999.5 ? three(value) + SPACE + "ms" : three(value / 1_000) + SPACE + "s";
    }

    /** At most three digits that say something, none of them a zero at the end. */
    public static String three(double value) {
        int places = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
        return String.format(
                Locale.ROOT, "%,." + Math.max(0, rounded.stripTrailingZeros().scale()) + "f", rounded);
    }

    /** Seconds from zero on, with their sign: {@code −2.5 s}, {@code +0.41 s}, {@code 0 s}. */
    public static String after(double seconds) {
        String digits = three(Math.abs(seconds));
        return (digits.equals("0") ? "" : seconds < 0 ? String.valueOf(MINUS) : "+") + digits + SPACE + "s";
    }

    /** {@code 0.4 %}; a share that is not nothing and not everything never reads {@code 0 %} or {@code 100 %}. */
    public static String percent(long part, long whole) {
        if (whole <= 0) {
            return UNKNOWN;
        }
        if (part > 0 && part * 1_000 < whole) {
            return "<" + SPACE + "0.1" + SPACE + "%";
        }
        if (part < whole && (whole - part) * 1_000 < whole) {
            return ">" + SPACE + "99.9" + SPACE + "%";
        }
        return BigDecimal.valueOf(100.0 * part / whole)
                        .setScale(1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + SPACE + "%";
    }

    /** A coordinate. */
    public static String at(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
