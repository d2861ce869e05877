package dev.catamaran.judge;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One limit and what was found.
 *
 * @param name for example {@code lostWrites}
 * @param bound on which side of the limit the value has to be
 * @param value −1 when the record does not say
 * @param passed whether the value keeps to the limit
 * @param kind what a failure means
 * @param explanation one sentence: what is compared with what
 */
public record Check(
        String name, Bound bound, double limit, double value, boolean passed, Kind kind, String explanation) {
    /** What a limit limits. */
    public enum Bound {
        @JsonProperty("atMost")
        AT_MOST,
        @JsonProperty("atLeast")
        AT_LEAST
    }

    /** What a failed check means. */
    public enum Kind {
        /** The system broke a promise: {@link Outcome#FAILED}. */
        PROMISE,
        /** The record proves too little: {@link Outcome#INCONCLUSIVE}. */
        PROOF
    }

    /** For example {@code lostWrites is 3, limit 0 (acknowledged writes …)}. */
    public String sentence() {
        return value < 0
                ? "%s is not known (%s)".formatted(name, explanation)
                : "%s is %s, limit %s (%s)".formatted(name, number(value), number(limit), explanation);
    }

    /** With at most two decimals. */
    public static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    static Check atMost(String name, Number limit, Number value, Kind kind, String explanation) {
        double found = value.doubleValue();
        // what is not known proves nothing, neither way
        boolean known = found >= 0;
        boolean passed = known && found <= limit.doubleValue();
        return new Check(
                name, Bound.AT_MOST, limit.doubleValue(), found, passed, known ? kind : Kind.PROOF, explanation);
    }

    static Check atLeast(String name, Number limit, Number value, Kind kind, String explanation) {
        boolean passed = value.doubleValue() >= limit.doubleValue();
        return new Check(name, Bound.AT_LEAST, limit.doubleValue(), value.doubleValue(), passed, kind, explanation);
    }
}
