package dev.catamaran.core.model;

import java.util.List;

/**
 * A datastore, one primary per cell.
 *
 * @param databases by name, at least one
 * @param egress where users' sidecars offer their own cell's store to the application
 */
public record Store(WorkloadName name, Port port, List<String> databases, Port egress) {
    public Store {
        databases = databases.stream().sorted().toList();
    }
}
