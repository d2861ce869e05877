package dev.catamaran.core.resolve;

import dev.catamaran.core.model.AccessGateway;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.RequestRate;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.core.resolve.Callees.Edge;
import java.util.Optional;

/** Access gateways. One without a backend, or whose descriptor Envoy would refuse, is left out. */
final class Gateways {
    private final Callees callees;
    private final Descriptors descriptors;

    Gateways(Callees callees, Descriptors descriptors) {
        this.callees = callees;
        this.descriptors = descriptors;
    }

    Optional<AccessGateway> gateway(dev.catamaran.api.AccessGateway resource) {
        var spec = resource.getSpec();
        var transcoding = spec.transcoding();
        Optional<Edge> backend = callees.edge(resource, "spec.backend", spec.backend());
        boolean transcodes = descriptors
                .methods(resource, "spec.transcoding.descriptor", transcoding.descriptor(), transcoding.services())
                .isPresent();
        return backend.filter(edge -> transcodes)
                .map(edge -> new AccessGateway(
                        new WorkloadName(resource.getMetadata().getName()),
                        new Port(spec.listeners().getFirst().port()),
                        edge.call(),
                        transcoding.services(),
                        transcoding.descriptor(),
                        new RequestRate(spec.expectedRate())));
    }
}
