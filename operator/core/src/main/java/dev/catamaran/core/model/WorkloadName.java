package dev.catamaran.core.model;

/**
 * Name of anything that runs with a sidecar: a service, an access gateway, a cache, a bus, a store. It is an RFC 1123 label, unique in the
 * mesh whatever its kind, because it is also the service account in the SPIFFE id.
 */
public record WorkloadName(String value) implements Comparable<WorkloadName> {
    public WorkloadName {
        Label.require("workload", value);
    }

    @Override
    public int compareTo(WorkloadName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
