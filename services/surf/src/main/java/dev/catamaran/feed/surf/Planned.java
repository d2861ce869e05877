package dev.catamaran.feed.surf;

import dev.catamaran.judge.record.Line.TrafficClass;

/**
 * One request of the schedule.
 *
 * @param offset microseconds after the start at which it is to be sent
 * @param viewer who asks
 * @param background a read that nobody waits for
 * @param subject whose relations are read or, by {@code viewer}, changed
 */
record Planned(long number, long offset, Op op, boolean background, long viewer, long subject) {
    /** Writes are critical: what somebody did must not be lost among what others look at. */
    TrafficClass trafficClass() {
        return op.write ? TrafficClass.CRITICAL : background ? TrafficClass.BACKGROUND : TrafficClass.NORMAL;
    }

    Edge edge() {
        return new Edge(viewer, subject);
    }
}
