package dev.catamaran.metrics;

import java.time.Instant;
import java.util.List;

/**
 * How the last run of a drill ended.
 *
 * @param drill its name
 * @param fault kind of what was broken on purpose
 * @param cell in which it was broken
 * @param ended when
 * @param outcome one of {@link #OUTCOMES}
 * @param errorWindowSeconds from the intended time of the first failed request to the end of the last; less than 0 when nobody knows
 * @param failedIdempotentRatio failed ones of the reads within 5 s of the fault, 0 to 1; less than 0 when nobody knows
 * @param lostWrites acknowledged ones that a store lacks; less than 0 when nobody knows
 */
public record DrillResult(
        String drill,
        String fault,
        String cell,
        Instant ended,
        String outcome,
        double errorWindowSeconds,
        double failedIdempotentRatio,
        long lostWrites) {
    public static final List<String> OUTCOMES = List.of("Passed", "Failed", "Interrupted", "Refused", "Inconclusive");
}
