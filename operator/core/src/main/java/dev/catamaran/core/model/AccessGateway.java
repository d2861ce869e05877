package dev.catamaran.core.model;

import java.util.List;

/**
 * Access and protocol layer: one Envoy per cell that takes HTTP/JSON from outside and speaks gRPC inside.
 *
 * @param port plain HTTP listener on the gateway's address
 * @param backend the one service that it forwards to
 * @param grpcServices full names of the proto services that are transcoded
 * @param expected peak at the edge that the 50 % rule must hold for; zero when nobody said
 * @param descriptor path of the descriptor set that holds them with their {@code google.api.http} annotations
 * @param overload how much may be under way at each cell's, by class of request
 * @param rateLimit of each cell's, whatever the class
 */
public record AccessGateway(
        WorkloadName name,
        Port port,
        Call backend,
        List<String> grpcServices,
        String descriptor,
        RequestRate expected,
        Overload overload,
        RateLimit rateLimit) {
    public AccessGateway {
        grpcServices = grpcServices.stream().sorted().toList();
    }
}
