package dev.catamaran.app.api;

import dev.catamaran.app.ControllerConfig;
import dev.catamaran.app.mesh.MeshStatus;
import dev.catamaran.core.capacity.CellLoad;
import dev.catamaran.core.model.CellState;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.local.JobStatus;
import dev.catamaran.local.ReplicaStatus;
import dev.catamaran.local.control.ControllerStatus;
import dev.catamaran.xds.server.SidecarStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** From what the loop saw to what is answered. */
final class StatusView {
    private final ControllerConfig config;

    StatusView(ControllerConfig config) {
        this.config = config;
    }

    ControllerStatus of(MeshStatus status, List<SidecarStatus> sidecars, String prometheus) {
        var model = status.model();
        return new ControllerStatus(
                model.map(MeshModel::name).orElse(""),
                config.resources().toAbsolutePath().normalize().toString(),
                ProcessHandle.current().pid(),
                ready(status),
                message(status),
                edit(status),
                problems(status, sidecars),
                status.loads().stream().map(load -> cell(load, status)).toList(),
                status.replicas().stream().map(StatusView::workload).toList(),
                status.jobs().stream().map(StatusView::job).toList(),
                status.faults().stream()
                        .map(f -> new ControllerStatus.FaultLine(
                                f.id(), "CellOutage", f.cell(), f.appliedAtMs(), f.recovering()))
                        .toList(),
                model.map(m -> access(m, status.replicas())).orElseGet(TreeMap::new),
                model.map(m -> stores(m, status.replicas())).orElseGet(TreeMap::new),
                config.stateDir()
                        .toAbsolutePath()
                        .normalize()
                        .resolve("secrets")
                        .toString(),
                prometheus);
    }

    private static ControllerStatus.Edit edit(MeshStatus status) {
        var desired = status.desired();
        return new ControllerStatus.Edit(
                desired.revision(),
                desired.accepted(),
                desired.accepted()
                        && status.waitsFor().isEmpty()
                        && status.failure().isEmpty(),
                status.waitsFor());
    }

    private static boolean ready(MeshStatus status) {
        return status.failure().isEmpty()
                && status.waitsFor().isEmpty()
                && status.model()
                        .filter(m -> m.cells().stream()
                                .allMatch(c -> c.state() == CellState.ACTIVE && status.ready(c.name())))
                        .isPresent();
    }

    private static String message(MeshStatus status) {
        if (!status.failure().isEmpty()) {
            return status.failure();
        }
        if (status.model().isEmpty()) {
            return "the resources make no mesh; see problems";
        }
        // Replicas that are missing speak for themselves.
        return status.replicas().stream().allMatch(ReplicaStatus::ready) ? status.waitsFor() : "";
    }

    private static List<ControllerStatus.ProblemLine> problems(MeshStatus status, List<SidecarStatus> sidecars) {
        var lines = new ArrayList<ControllerStatus.ProblemLine>();
        for (var finding : status.findings()) {
            String where = finding.file() + ":" + finding.line();
            lines.add(new ControllerStatus.ProblemLine(
                    finding.severity().toString(), finding.resource(), finding.field(), where, finding.message()));
        }
        for (var sidecar : sidecars) {
            sidecar.rejected().ifPresent(why -> {
                var id = sidecar.identity();
                String replica = id.cell() + "/" + id.workload() + "-" + id.ordinal();
                lines.add(new ControllerStatus.ProblemLine("ERROR", replica, "", "rejected by its sidecar", why));
            });
        }
        return lines;
    }

    private static ControllerStatus.CellLine cell(CellLoad load, MeshStatus status) {
        var cell = load.cell();
        String arithmetic = "carries %.0f req/s at the edge alone%s"
                .formatted(
                        load.capacity().perSecond(),
                        load.demand().perSecond() > 0
                                ? " of the %.0f expected"
                                        .formatted(load.demand().perSecond())
                                : "");
        return new ControllerStatus.CellLine(
                cell.name().value(),
                cell.state().toString(),
                cell.weight(),
                status.ready(cell.name()),
                cell.cpus(),
                load.demand().perSecond(),
                load.capacity().perSecond(),
                load.carriesAll(),
                arithmetic);
    }

    private static ControllerStatus.WorkloadLine workload(ReplicaStatus r) {
        return new ControllerStatus.WorkloadLine(
                r.workload().value(),
                r.cell().value(),
                r.ordinal(),
                r.address(),
                r.pid(),
                r.sidecarPid(),
                r.ready(),
                r.restarts(),
                r.message());
    }

    static ControllerStatus.JobLine job(JobStatus run) {
        return new ControllerStatus.JobLine(
                run.id(),
                run.job().value(),
                run.cell().value(),
                run.address(),
                run.startedAtMs(),
                phase(run),
                run.exitCode(),
                run.message(),
                run.log().toString(),
                run.logFrom());
    }

    static String phase(JobStatus run) {
        String name = run.phase().name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static SortedMap<String, String> access(MeshModel model, List<ReplicaStatus> replicas) {
        var access = new TreeMap<String, String>();
        model.gateways()
                .forEach(gateway ->
                        access.putAll(addresses(gateway.name(), gateway.port().value(), replicas)));
        return access;
    }

    private static SortedMap<String, SortedMap<String, String>> stores(MeshModel model, List<ReplicaStatus> replicas) {
        var stores = new TreeMap<String, SortedMap<String, String>>();
        for (var store : model.stores()) {
            addresses(store.name(), store.port().value(), replicas)
                    .forEach((cell, address) -> stores.computeIfAbsent(cell, c -> new TreeMap<>())
                            .put(store.name().value(), address));
        }
        return stores;
    }

    /** The first replica's address by cell. */
    private static SortedMap<String, String> addresses(WorkloadName workload, int port, List<ReplicaStatus> replicas) {
        var addresses = new TreeMap<String, String>();
        replicas.stream()
                .filter(r -> r.workload().equals(workload) && r.ordinal() == 0)
                .forEach(r -> addresses.put(r.cell().value(), r.address() + ":" + port));
        return addresses;
    }
}
