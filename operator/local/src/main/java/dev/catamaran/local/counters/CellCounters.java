package dev.catamaran.local.counters;

import java.util.List;
import java.util.SortedMap;

/**
 * What the replicas of a cell have counted, each since its own start, by {@code layer/service/ordinal}. One that did not answer is left out.
 *
 * @param served completed requests, and those of them answered 5xx
 * @param lookups in caches: near, hit, miss
 */
public record CellCounters(String cell, SortedMap<String, List<Long>> served, SortedMap<String, List<Long>> lookups) {}
