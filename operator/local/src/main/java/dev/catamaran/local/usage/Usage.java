package dev.catamaran.local.usage;

import java.util.SortedMap;
import java.util.TreeMap;

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
        SortedMap<String, String> cpus) {
    private static final String REST = "rest";

    public static Usage of(double pssMiB, int processes, SortedMap<String, Double> cpuSeconds, CpuShares shares) {
        var cpus = new TreeMap<>(shares.cells());
        cpus.put(REST, shares.rest());
        return new Usage(pssMiB, processes, cpuSeconds, shares.pinned(), cpus);
    }

    public CpuShares shares() {
        var cells = new TreeMap<>(cpus);
        String rest = cells.remove(REST);
        return new CpuShares(pinned, cells, rest == null ? "" : rest);
    }
}
