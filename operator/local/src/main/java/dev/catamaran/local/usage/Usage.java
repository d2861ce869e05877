package dev.catamaran.local.usage;

import java.util.SortedMap;

/**
 * What the mesh uses of this machine.
 *
 * @param pssMiB proportional set size of all its processes, the controller's included
 * @param cpuSeconds since the state folder was made, by cell and for {@code controller}; ended processes included
 * @param pinned whether each cell has CPUs of its own
 * @param cpus CPU list by cell, and {@code rest}
 */
public record Usage(
        double pssMiB,
        int processes,
        SortedMap<String, Double> cpuSeconds,
        boolean pinned,
        SortedMap<String, String> cpus) {}
