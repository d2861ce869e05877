package dev.catamaran.judge.series;

/**
 * A mark of the record.
 *
 * @param at seconds since the zero of the timeline
 */
public record Moment(String name, double at) {}
