package dev.catamaran.local.replica;

import dev.catamaran.core.model.Identity;
import dev.catamaran.core.plan.Workload;

/**
 * What a replica should be.
 *
 * @param stateDir marks its processes
 * @param cpus CPU list of its cell, in the notation of taskset
 */
public record ReplicaSpec(Workload workload, Identity identity, String stateDir, String cpus) {
    public String name() {
        return identity.workload() + "-" + identity.ordinal();
    }
}
