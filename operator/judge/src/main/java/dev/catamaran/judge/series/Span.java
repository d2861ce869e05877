package dev.catamaran.judge.series;

/**
 * A phase, half open.
 *
 * @param start epoch microseconds
 * @param end epoch microseconds
 */
public record Span(String name, long start, long end) {
    public boolean holds(long at) {
        return start <= at && at < end;
    }
}
