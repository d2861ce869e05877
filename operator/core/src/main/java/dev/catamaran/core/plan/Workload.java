package dev.catamaran.core.plan;

import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.Layer;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.WorkloadName;
import java.util.List;
import java.util.SortedMap;

/**
 * One workload in one cell. Every replica of it has a sidecar.
 *
 * @param port where the program listens
 * @param replicas that run all the time in this cell; 0 for a job
 * @param env what the application is told about the mesh, without what differs by replica
 * @param hosts names that must resolve to the replica's own address
 */
public record Workload(
        WorkloadName name,
        CellName cell,
        Layer layer,
        Program program,
        Port port,
        int replicas,
        SortedMap<String, String> env,
        List<String> hosts) {
    /** The same with another program. */
    public Workload with(Program other) {
        return new Workload(name, cell, layer, other, port, replicas, env, hosts);
    }

    Workload withReplicas(int count) {
        return new Workload(name, cell, layer, program, port, count, env, hosts);
    }
}
