package dev.catamaran.core.model;

/**
 * A declared edge: this service calls that one. What is not declared is refused by the callee's sidecar.
 *
 * @param to the callee
 * @param perRequest calls made for one request to the caller, at least 0; carries demand along the edge
 */
public record Call(WorkloadName to, Budget budget, double perRequest) {
    public Call {
        if (!(perRequest >= 0)) {
            throw new IllegalArgumentException("perRequest " + perRequest + " is negative");
        }
    }
}
