package dev.catamaran.judge.series;

import dev.catamaran.judge.record.Line;
import java.util.Comparator;
import java.util.List;

/**
 * One request close to the fault.
 *
 * @param at when it was intended, seconds since the fault
 * @param tookMs from the intended time until its result was known
 * @param entered cell whose address took it; empty when none did
 * @param servedBy cell that answered; empty when none did
 * @param error short reason of a failure
 */
public record Dot(
        double at,
        double tookMs,
        String op,
        boolean failed,
        String entered,
        String servedBy,
        int status,
        String error) {
    /** How far around the fault one looks, in microseconds. */
    private static final long REACH = 5_000_000;

    static List<Dot> around(List<Line.Request> requests, long fault) {
        return requests.stream()
                .filter(r -> Math.abs(r.intended() - fault) <= REACH)
                .sorted(Comparator.comparingLong(Line.Request::intended).thenComparingLong(Line.Request::id))
                .map(r -> new Dot(
                        (r.intended() - fault) / 1e6,
                        (r.answered() - r.intended()) / 1e3,
                        r.op(),
                        r.failed(),
                        r.cell(),
                        r.servedBy(),
                        r.status(),
                        r.error()))
                .toList();
    }
}
