package dev.catamaran.core.model;

/**
 * One replica that exists now.
 *
 * @param ordinal of the replica in its cell, from 0
 * @param address IPv4 address of the replica; its sidecar's ingress is there
 * @param ready whether it may get traffic
 */
public record Endpoint(WorkloadName workload, CellName cell, int ordinal, String address, boolean ready) {}
