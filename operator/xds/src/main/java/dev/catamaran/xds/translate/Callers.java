package dev.catamaran.xds.translate;

import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.WorkloadName;
import java.util.List;
import java.util.TreeSet;

/** Who may call a workload: those that declare it, nobody else. */
final class Callers {
    private Callers() {}

    /** SPIFFE ids of the declared callers, sorted; empty when nobody may call. */
    static List<String> of(MeshModel model, WorkloadName callee) {
        TreeSet<String> ids = new TreeSet<>();
        for (var service : model.services()) {
            boolean calls = service.calls().stream().anyMatch(call -> call.to().equals(callee));
            boolean uses = service.caches().contains(callee)
                    || service.stores().contains(callee)
                    || service.buses().contains(callee);
            if (calls || uses) {
                ids.add(model.spiffeId(service.name()));
            }
        }
        for (var gateway : model.gateways()) {
            if (gateway.backend().to().equals(callee)) {
                ids.add(model.spiffeId(gateway.name()));
            }
        }
        return List.copyOf(ids);
    }
}
