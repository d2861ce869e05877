package dev.catamaran.core.model;

import java.util.List;

/**
 * A message bus: one broker per cell, joined by replicators.
 *
 * @param port where each broker listens
 * @param topics by name
 * @param acknowledgement which buses must have a write before it is acknowledged
 * @param firstEgress where users' sidecars offer the broker of the cell with index 0; cell i has this plus i
 */
public record Bus(WorkloadName name, Port port, List<Topic> topics, Acknowledgement acknowledgement, Port firstEgress) {
    public Bus {
        topics = topics.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
    }

    /** Egress port for the broker of that cell. */
    public Port egress(Cell cell) {
        return new Port(firstEgress.value() + cell.index());
    }

    /** The name that the broker of that cell advertises; it resolves to the client's own sidecar. */
    public String advertisedHost(CellName cell) {
        return name + "." + cell + ".mesh";
    }

    /** A topic; the retention is in hours, at least 1. */
    public record Topic(String name, int partitions, int retentionHours) {}

    /** Which buses must have a write before it is acknowledged. */
    public enum Acknowledgement {
        /** Every cell's; a bus that misses its deadline is left out by a breaker and the write counts as degraded. */
        ALL_CELLS,
        /** The writer's own only: fast, and loses writes with the cell. For negative controls. */
        LOCAL_CELL
    }
}
