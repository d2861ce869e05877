package dev.catamaran.drill;

import org.jspecify.annotations.Nullable;

/**
 * What somebody changes about a drill; whatever is null stays as it is.
 *
 * @param rate requests per second at the edge, 1 to 100,000
 * @param phaseSeconds length of steady, hold and after; at least 2
 * @param cell the cell to lose
 */
public record Changes(
        @Nullable Integer rate,
        @Nullable Integer phaseSeconds,
        @Nullable String cell) {
    /** The drill as it is. */
    public static final Changes NONE = new Changes(null, null, null);

    /** Requests per second that a drill may ask for. */
    static final int MOST_RATE = 100_000;

    public Changes {
        if (rate != null && (rate < 1 || rate > MOST_RATE)) {
            throw new IllegalArgumentException("--rate is 1 to " + MOST_RATE + " requests per second, not " + rate);
        }
        if (phaseSeconds != null && phaseSeconds < 2) {
            throw new IllegalArgumentException("--phase-seconds is at least 2: shorter phases prove nothing");
        }
    }
}
