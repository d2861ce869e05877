package dev.catamaran.app.mesh;

import dev.catamaran.core.live.Replica;
import dev.catamaran.core.live.Rollout;
import dev.catamaran.core.live.Transition;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.plan.Workload;
import dev.catamaran.core.plan.WorkloadPlan;
import dev.catamaran.local.LocalRuntime;
import dev.catamaran.local.ReplicaStatus;
import dev.catamaran.xds.server.ControlPlane;
import dev.catamaran.xds.server.SidecarStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Brings the mesh from what is in force to what is wanted without a request that fails: what is new is started first and called when it is ready; what
 * leaves is called by nobody any more, as every sidecar has said, before it is ended; what would be started differently is renewed cell by cell.
 */
final class LiveChange {
    private static final Logger LOG = Logger.getLogger(LiveChange.class);

    /** From a sidecar's answer until its worker has the change as well. */
    private static final Duration GRACE = Duration.ofMillis(100);

    /** A sidecar that does not answer, or rejects, must not keep everybody from changing. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final LocalRuntime runtime;
    private final ControlPlane controlPlane;
    private final Clock clock;
    private Optional<MeshModel> settled = Optional.empty();
    private WorkloadPlan running = new WorkloadPlan(List.of());
    private List<CellName> cells = List.of();
    private Offer offered = new Offer(List.of(), List.of());
    private Instant offeredAt = Instant.MIN;
    private List<Replica> renewed = List.of();
    private Optional<Instant> takenAt = Optional.empty();
    private boolean taken;

    /** What nobody may rely on any more once it is taken. */
    private record Offer(List<Object> content, List<Replica> drained) {}

    /**
     * How far it is.
     *
     * @param waitsFor what is still missing; empty when the wanted state is in force as a whole
     */
    record Progress(MeshModel served, String waitsFor) {}

    LiveChange(LocalRuntime runtime, ControlPlane controlPlane, Clock clock) {
        this.runtime = runtime;
        this.controlPlane = controlPlane;
        this.clock = clock;
    }

    /**
     * One step.
     *
     * @param wanted with its cells as they are now
     * @param plan of the wanted model
     * @param statuses of all replicas
     * @param examined whether the statuses know of the plan that was applied last
     */
    Progress advance(MeshModel wanted, WorkloadPlan plan, List<ReplicaStatus> statuses, boolean examined) {
        var before = settled.orElse(wanted);
        var replicas = statuses.stream().map(LiveChange::replica).toList();
        var served = Transition.served(before, wanted, replicas);
        var drained = Rollout.next(wanted.cells(), replicas);
        boolean applied = run(plan.keeping(running), wanted.cells());
        controlPlane.update(served, endpoints(statuses, drained));
        boolean known = taken(new Offer(content(served), drained));
        boolean arrived = content(served).equals(content(wanted));
        if (known && arrived) {
            applied |= run(plan, wanted.cells());
        }
        if (known) {
            renew(drained);
        }
        String waitsFor = waitsFor(plan, replicas, arrived && known && examined && !applied);
        if (waitsFor.isEmpty() || settled.isEmpty()) { // what is started for the first time has nothing to come from
            settled = Optional.of(wanted);
        }
        return new Progress(served, waitsFor);
    }

    /** Whether there was anything to change. */
    private boolean run(WorkloadPlan plan, List<Cell> itsCells) {
        var names = itsCells.stream().map(Cell::name).toList();
        if (plan.equals(running) && names.equals(cells)) {
            return false;
        }
        runtime.apply(plan, itsCells);
        running = plan;
        cells = names;
        LOG.infof("event=plan-applied workloads=%d", plan.workloads().size());
        return true;
    }

    private void renew(List<Replica> drained) {
        for (Replica replica : drained) {
            runtime.renew(replica.workload(), replica.cell(), replica.ordinal());
            if (!renewed.contains(replica)) {
                LOG.infof("event=replica-renewed replica=%s", name(replica));
            }
        }
        renewed = drained;
    }

    private boolean taken(Offer offer) {
        Instant now = clock.instant();
        if (!offer.equals(offered)) {
            offered = offer;
            offeredAt = now;
            takenAt = Optional.empty();
            taken = false;
        }
        boolean all = controlPlane.status().stream().allMatch(SidecarStatus::acknowledged);
        takenAt = all ? takenAt.or(() -> Optional.of(now)) : Optional.empty();
        // Once taken it stays so: endpoints that come and go later are no edit.
        taken |= takenAt.filter(at -> !at.plus(GRACE).isAfter(now)).isPresent()
                || !offeredAt.plus(PATIENCE).isAfter(now);
        return taken;
    }

    private static String waitsFor(WorkloadPlan plan, List<Replica> replicas, boolean taken) {
        var outdated = replicas.stream()
                .filter(Replica::outdated)
                .map(LiveChange::name)
                .toList();
        if (!outdated.isEmpty()) {
            return "to be renewed, one cell after the other: " + String.join(", ", outdated);
        }
        var missing = new ArrayList<String>();
        for (Workload workload : plan.workloads()) {
            for (int n = 0; n < workload.replicas(); n++) {
                var id = new Replica(workload.name(), workload.cell(), n, true, false);
                if (!replicas.contains(id)) {
                    missing.add(name(id));
                }
            }
        }
        if (!missing.isEmpty()) {
            return "not ready yet: " + String.join(", ", missing);
        }
        return taken ? "" : "not taken by every sidecar yet";
    }

    private static String name(Replica replica) {
        return replica.cell() + "/" + replica.workload() + "-" + replica.ordinal();
    }

    /** Everything that an edit can change; cells change by themselves. */
    private static List<Object> content(MeshModel model) {
        return List.of(
                model.failover(), model.services(), model.gateways(), model.caches(), model.buses(), model.stores());
    }

    private static List<Endpoint> endpoints(List<ReplicaStatus> statuses, List<Replica> drained) {
        return statuses.stream()
                .map(status -> {
                    var live = status.endpoint();
                    boolean leaves = drained.contains(replica(status));
                    return new Endpoint(
                            live.workload(), live.cell(), live.ordinal(), live.address(), live.ready() && !leaves);
                })
                .toList();
    }

    private static Replica replica(ReplicaStatus status) {
        return new Replica(status.workload(), status.cell(), status.ordinal(), status.ready(), status.outdated());
    }
}
