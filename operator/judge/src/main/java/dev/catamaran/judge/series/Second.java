package dev.catamaran.judge.series;

import java.util.SortedMap;

/**
 * The requests that were intended within one second.
 *
 * @param start seconds since the zero of the timeline
 * @param failed of all requests, whoever answered them
 * @param shed of all requests; none of them has failed
 * @param cells by the cell that answered; empty name: nobody, or the answer did not say
 */
public record Second(int start, int requests, int failed, int shed, SortedMap<String, Answers> cells) {
    /**
     * What one cell answered.
     *
     * @param ok those that got what they wanted
     * @param p50Ms from the intended time, failed answers included, shed ones not; nearest rank
     */
    public record Answers(int ok, double p50Ms, double p99Ms) {}
}
