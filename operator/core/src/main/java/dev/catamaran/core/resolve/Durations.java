package dev.catamaran.core.resolve;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Kubernetes writes them. */
public final class Durations {
    private static final Pattern WHOLE = Pattern.compile("(?:[0-9]+(?:\\.[0-9]+)?(?:ms|s|m|h))+");
    private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|m|h)");

    private Durations() {}

    /**
     * Reads {@code 250ms}, {@code 1m30s}, {@code 1.5h}. Exact; what is finer than a nanosecond is cut off, as Go and the CEL function
     * {@code duration} do.
     *
     * @throws IllegalArgumentException when it is not a duration, or longer than the 292 years that Go can hold
     */
    public static Duration parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a duration: write numbers with the units h, m, s, ms, for example 1m30s");
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            nanos = nanos.add(new BigDecimal(part.group(1))
                    .multiply(nanosOf(part.group(2)))
                    .setScale(0, RoundingMode.DOWN));
        }
        try {
            return Duration.ofNanos(nanos.longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is longer than 292 years: shorten it", e);
        }
    }

    private static BigDecimal nanosOf(String unit) {
        return new BigDecimal(
                switch (unit) {
                    case "h" -> 3_600_000_000_000L;
                    case "m" -> 60_000_000_000L;
                    case "s" -> 1_000_000_000L;
                    default -> 1_000_000L;
                });
    }
}
