package dev.catamaran.local.replica;

import dev.catamaran.core.model.Identity;
import dev.catamaran.core.plan.Workload;

/**
 * What a replica should be.
 *
 * @param stateDir marks its processes
 * @param cpus CPU list of its cell, in the notation of taskset
 * @param allCells names of the mesh's cells, joined by commas
 */
public record ReplicaSpec(Workload workload, Identity identity, String stateDir, String cpus, String allCells) {
    public String name() {
        return identity.workload() + "-" + identity.ordinal();
    }
}
