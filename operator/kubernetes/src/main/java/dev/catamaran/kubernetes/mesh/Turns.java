package dev.catamaran.kubernetes.mesh;

import dev.catamaran.core.capacity.ReadyReplicas;
import dev.catamaran.core.cell.CellPhase;
import dev.catamaran.core.cell.CellPhases;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.plan.Planner;
import dev.catamaran.core.plan.WorkloadPlan;
import dev.catamaran.core.resolve.MethodSource;
import dev.catamaran.core.resolve.Resolver;
import dev.catamaran.core.resolve.Resources;
import dev.catamaran.kubernetes.observe.Replicas;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** One namespace, looked at again and again. Not safe for concurrent use. */
public final class Turns {
    private final CellPhases phases = new CellPhases();
    private final InstantSource clock;

    public Turns(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * What is to be, given what is.
     *
     * @param pods of workloads
     */
    public Turn next(Resources resources, MethodSource methods, Collection<Pod> pods) {
        var resolution = Resolver.resolve(resources, methods);
        if (resolution.model().isEmpty()) {
            return new Turn(resolution, Optional.empty(), new WorkloadPlan(List.of()), List.of());
        }
        var model = resolution.model().get();
        var plan = Planner.plan(model, resolution.executions());
        var endpoints = Replicas.of(pods, plan.workloads());
        var cells = phases.advance(
                model.cells(),
                cell -> observation(cell, plan, endpoints),
                _ -> CellPhase.active(),
                model.failover().ramp());
        return new Turn(resolution, Optional.of(model.with(cells)), plan, endpoints);
    }

    /** A cell is lost when nothing in it is ready while something elsewhere is: at the first start there is nothing anywhere. */
    private CellPhase.Observation observation(CellName cell, WorkloadPlan plan, List<Endpoint> endpoints) {
        var ready = endpoints.stream().filter(Endpoint::ready).toList();
        boolean dark = ready.stream().noneMatch(endpoint -> endpoint.cell().equals(cell));
        return new CellPhase.Observation(
                dark && !ready.isEmpty(), isReady(cell, plan, ReadyReplicas.of(endpoints)), clock.instant());
    }

    private static boolean isReady(CellName cell, WorkloadPlan plan, ReadyReplicas ready) {
        return plan.workloads().stream()
                .filter(workload -> workload.cell().equals(cell))
                .allMatch(workload -> ready.count(workload.name(), cell) >= workload.replicas());
    }
}
