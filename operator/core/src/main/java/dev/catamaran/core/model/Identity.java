package dev.catamaran.core.model;

/**
 * Who is at the other end of an xDS stream, proven by its token and never taken from {@code node.id}.
 *
 * @param address where the replica's sidecar binds
 */
public record Identity(WorkloadName workload, CellName cell, int ordinal, String address) {}
