package dev.catamaran.core.model;

import java.util.List;

/**
 * A service of a layer.
 *
 * @param port where the application listens for gRPC; 0 replicas of a service that only consumes still have one, for health
 * @param replicas per cell, at least 1
 * @param capacityPerReplica declared; what one replica carries alone
 * @param methods by path; empty when the service gives no descriptor
 * @param calls by callee
 * @param caches names of the caches it reads and writes, by name
 * @param stores names of the datastores it uses (its own cell's), by name
 * @param buses names of the buses it uses (every cell's), by name
 * @param rateLimit of the calls that one replica's sidecar lets in
 */
public record Service(
        WorkloadName name,
        Layer layer,
        Port port,
        int replicas,
        RequestRate capacityPerReplica,
        List<Method> methods,
        List<Call> calls,
        List<WorkloadName> caches,
        List<WorkloadName> stores,
        List<WorkloadName> buses,
        RateLimit rateLimit) {
    public Service {
        if (replicas < 1) {
            throw new IllegalArgumentException(name + " needs at least 1 replica per cell, not " + replicas);
        }
        methods = methods.stream().sorted().toList();
        calls = calls.stream().sorted((a, b) -> a.to().compareTo(b.to())).toList();
        caches = caches.stream().sorted().toList();
        stores = stores.stream().sorted().toList();
        buses = buses.stream().sorted().toList();
    }
}
