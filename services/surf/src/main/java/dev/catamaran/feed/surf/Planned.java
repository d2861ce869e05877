package dev.catamaran.feed.surf;

/**
 * One request of the schedule.
 *
 * @param offset microseconds after the start at which it is to be sent
 * @param viewer who asks
 * @param subject whose relations are read or, by {@code viewer}, changed
 */
record Planned(long number, long offset, Op op, long viewer, long subject) {
    Edge edge() {
        return new Edge(viewer, subject);
    }
}
