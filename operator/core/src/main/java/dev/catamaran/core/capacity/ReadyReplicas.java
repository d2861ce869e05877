package dev.catamaran.core.capacity;

import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.WorkloadName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many replicas of a workload are ready in a cell. */
@FunctionalInterface
public interface ReadyReplicas {
    /** At least 0; 0 for a workload that nobody knows. */
    int count(WorkloadName workload, CellName cell);

    /** As if everything that is asked for were ready. */
    static ReadyReplicas declared(MeshModel model) {
        Map<WorkloadName, Integer> replicas = new HashMap<>();
        model.services().forEach(s -> replicas.put(s.name(), s.replicas()));
        model.gateways().forEach(g -> replicas.put(g.name(), 1));
        model.caches().forEach(c -> replicas.put(c.name(), c.shards()));
        model.buses().forEach(b -> replicas.put(b.name(), 1));
        model.stores().forEach(s -> replicas.put(s.name(), 1));
        return (workload, cell) -> model.cell(cell).isPresent() ? replicas.getOrDefault(workload, 0) : 0;
    }

    /** What was seen. */
    static ReadyReplicas of(List<Endpoint> endpoints) {
        List<Endpoint> ready = endpoints.stream().filter(Endpoint::ready).toList();
        return (workload, cell) -> Math.toIntExact(ready.stream()
                .filter(e -> e.workload().equals(workload) && e.cell().equals(cell))
                .count());
    }
}
