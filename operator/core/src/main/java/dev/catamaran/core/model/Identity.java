package dev.catamaran.core.model;

/**
 * Who is at the other end of an xDS stream, proven by its token and never taken from {@code node.id}.
 *
 * @param address where others reach the replica's sidecar
 * @param inside where its sidecar and its application reach each other, and nobody else: the loopback of its pod; the same as the address where replicas
 *     share a machine, and its loopback
 */
public record Identity(WorkloadName workload, CellName cell, int ordinal, String address, String inside) {
    /** A replica that has one address for everything. */
    public static Identity at(String address, WorkloadName workload, CellName cell, int ordinal) {
        return new Identity(workload, cell, ordinal, address, address);
    }
}
