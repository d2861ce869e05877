package dev.catamaran.core.resolve;

import dev.catamaran.core.model.AccessGateway;
import dev.catamaran.core.model.Method;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.RequestRate;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.core.resolve.Callees.Edge;
import java.util.List;
import java.util.Optional;

/** Access gateways. One without a backend, or whose descriptor Envoy would refuse, is left out. */
final class Gateways {
    private final Callees callees;
    private final Descriptors descriptors;
    private final Limits limits;

    Gateways(Callees callees, Descriptors descriptors, Limits limits) {
        this.callees = callees;
        this.descriptors = descriptors;
        this.limits = limits;
    }

    Optional<AccessGateway> gateway(dev.catamaran.api.AccessGateway resource) {
        var transcoding = resource.getSpec().transcoding();
        Optional<Edge> backend =
                callees.edge(resource, "spec.backend", resource.getSpec().backend());
        Optional<List<Method>> methods = descriptors.methods(
                resource, "spec.transcoding.descriptor", transcoding.descriptor(), transcoding.services());
        return backend.flatMap(edge -> methods.map(offered -> gateway(resource, edge, offered)));
    }

    private AccessGateway gateway(dev.catamaran.api.AccessGateway resource, Edge backend, List<Method> offered) {
        var spec = resource.getSpec();
        return new AccessGateway(
                new WorkloadName(resource.getMetadata().getName()),
                new Port(spec.listeners().getFirst().port()),
                backend.call(),
                spec.transcoding().services(),
                spec.transcoding().descriptor(),
                new RequestRate(spec.expectedRate()),
                limits.overload(resource, spec.overload(), offered),
                Limits.rate(spec.rateLimit()));
    }
}
