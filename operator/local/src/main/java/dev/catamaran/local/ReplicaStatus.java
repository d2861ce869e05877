package dev.catamaran.local;

import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.WorkloadName;

/**
 * How one replica is.
 *
 * @param pid of its program; 0 while it does not run, or when it is a gateway
 * @param sidecarPid of its Envoy; 0 while it does not run
 * @param restarts of either process since the runtime started, not counting the first start
 * @param outdated whether it serves as it was started, and would be started differently now; {@link LocalRuntime#renew} does so
 * @param message why it is not ready, for people; empty when it is
 */
public record ReplicaStatus(
        WorkloadName workload,
        CellName cell,
        int ordinal,
        String address,
        long pid,
        long sidecarPid,
        boolean ready,
        int restarts,
        boolean outdated,
        String message) {
    /** As others may reach it. */
    public Endpoint endpoint() {
        return new Endpoint(workload, cell, ordinal, address, ready);
    }
}
