package dev.catamaran.metrics;

import dev.catamaran.core.capacity.CellLoad;
import dev.catamaran.core.capacity.ReadyReplicas;
import dev.catamaran.core.model.AccessGateway;
import dev.catamaran.core.model.Bus;
import dev.catamaran.core.model.Cache;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellState;
import dev.catamaran.core.model.Identity;
import dev.catamaran.core.model.Layer;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.Service;
import dev.catamaran.core.model.Store;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.xds.server.SidecarStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Gauges about cells, replicas and sidecars; {@link #show} replaces their rows. */
public final class MeshMetrics {
    private final MultiGauge weight;
    private final MultiGauge capacity;
    private final MultiGauge state;
    private final MultiGauge ready;
    private final MultiGauge sidecars;
    private final MultiGauge demand;
    private final MultiGauge headroom;
    private final MultiGauge carriesAll;
    private final MultiGauge certificates;

    public MeshMetrics(MeterRegistry registry) {
        weight = gauge(
                registry, "catamaran.cell.weight.ratio", "Share of its normal traffic that the cell gets, 0 to 1");
        capacity = gauge(
                registry,
                "catamaran.cell.capacity.requests.per.second",
                "Requests per second at the edge that the cell carries alone");
        demand = gauge(
                registry,
                "catamaran.cell.demand.requests.per.second",
                "Requests per second at the edge that the mesh expects; 0 when nobody declared any");
        headroom = gauge(
                registry,
                "catamaran.cell.headroom.requests.per.second",
                "Capacity of the cell alone less the demand on the whole mesh");
        carriesAll = gauge(registry, "catamaran.cell.carries.all", "1 when the cell could carry everything alone");
        certificates = gauge(
                registry,
                "catamaran.certificate.expiration.timestamp.seconds",
                "When the certificate of a connected sidecar ends, seconds since 1970");
        state = gauge(registry, "catamaran.cell.state", "1 for the state that the cell is in");
        ready = gauge(registry, "catamaran.replicas.ready", "Replicas that are ready");
        sidecars = gauge(registry, "catamaran.sidecars", "Connected sidecars, by whether they hold what they should");
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /** As it is now. */
    public void show(MeshView mesh) {
        var loads = mesh.loads();
        show(capacity, loads, load -> load.capacity().perSecond());
        show(demand, loads, load -> load.demand().perSecond());
        show(headroom, loads, CellLoad::headroom);
        show(carriesAll, loads, load -> load.carriesAll() ? 1 : 0);
        certificates.register(
                rows(mesh.sidecars().stream()
                        .map(SidecarStatus::identity)
                        .flatMap(id -> Optional.ofNullable(mesh.leafEnds().get(id))
                                .map(end -> Row.of(replica(id), end.getEpochSecond()))
                                .stream())),
                true);
        weight.register(rows(mesh.cells().stream().map(c -> Row.of(cell(c), c.weight() / 100.0))), true);
        state.register(
                rows(mesh.cells().stream()
                        .flatMap(c -> Arrays.stream(CellState.values())
                                .map(s -> Row.of(cell(c).and("state", s.toString()), c.state() == s ? 1 : 0)))),
                true);
        ready.register(rows(mesh.model().stream().flatMap(model -> ready(model, mesh.ready()))), true);
        sidecars.register(
                rows(Stream.of(true, false)
                        .map(held -> Row.of(
                                Tags.of("in_sync", held.toString()),
                                mesh.sidecars().stream()
                                        .filter(s -> s.acknowledged() == held)
                                        .count()))),
                true);
    }

    private static void show(MultiGauge gauge, List<CellLoad> loads, ToDoubleFunction<CellLoad> figure) {
        gauge.register(rows(loads.stream().map(load -> Row.of(cell(load.cell()), figure.applyAsDouble(load)))), true);
    }

    private static Tags replica(Identity id) {
        return Tags.of(
                "cell",
                id.cell().value(),
                "workload",
                id.workload().value(),
                "replica",
                Integer.toString(id.ordinal()));
    }

    private static Tags cell(Cell cell) {
        return Tags.of("cell", cell.name().value());
    }

    /** Of everything that is to run, also where nothing of it does. */
    private static Stream<Row<?>> ready(MeshModel model, ReadyReplicas ready) {
        var wanted = ReadyReplicas.declared(model);
        return workloads(model)
                .flatMap(workload -> model.cells().stream()
                        .map(Cell::name)
                        .filter(cell -> wanted.count(workload, cell) > 0)
                        .map(cell -> Row.of(
                                Tags.of("cell", cell.value(), "workload", workload.value()),
                                ready.count(workload, cell))));
    }

    /** Jobs come and go; they are not among them. */
    private static Stream<WorkloadName> workloads(MeshModel model) {
        return Stream.of(
                        model.gateways().stream().map(AccessGateway::name),
                        model.services().stream()
                                .filter(s -> s.layer() != Layer.OFFLINE)
                                .map(Service::name),
                        model.caches().stream().map(Cache::name),
                        model.buses().stream().map(Bus::name),
                        model.stores().stream().map(Store::name))
                .flatMap(names -> names);
    }

    private static List<Row<?>> rows(Stream<? extends Row<?>> rows) {
        return new ArrayList<>(rows.toList());
    }
}
