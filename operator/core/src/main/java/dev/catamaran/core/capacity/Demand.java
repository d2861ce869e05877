package dev.catamaran.core.capacity;

import dev.catamaran.core.model.AccessGateway;
import dev.catamaran.core.model.Call;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.Service;
import dev.catamaran.core.model.WorkloadName;
import java.util.HashMap;
import java.util.Map;

/** Requests that services get for one request at the edge. */
final class Demand {
    private final MeshModel model;

    Demand(MeshModel model) {
        this.model = model;
    }

    /**
     * The sum over all paths to the service of the product of {@code perRequest} along the path. With several gateways nobody knows how the
     * edge's requests are split, so all are taken to enter where they ask most of this service.
     */
    double perEdgeRequest(WorkloadName service) {
        return model.gateways().stream()
                .mapToDouble(gateway -> from(gateway, service, new HashMap<>()))
                .max()
                .orElse(0);
    }

    /** Ends because calls form no circle. */
    private double from(AccessGateway gateway, WorkloadName service, Map<WorkloadName, Double> known) {
        Double before = known.get(service);
        if (before != null) {
            return before;
        }
        Call backend = gateway.backend();
        double requests = backend.to().equals(service) ? backend.perRequest() : 0;
        for (Service caller : model.services()) {
            for (Call call : caller.calls()) {
                if (call.to().equals(service)) {
                    requests += from(gateway, caller.name(), known) * call.perRequest();
                }
            }
        }
        known.put(service, requests);
        return requests;
    }
}
