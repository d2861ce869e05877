package dev.catamaran.app.metrics;

import dev.catamaran.app.mesh.MeshStatus;
import dev.catamaran.core.capacity.CellLoad;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellState;
import dev.catamaran.core.model.Identity;
import dev.catamaran.local.ReplicaStatus;
import dev.catamaran.xds.server.SidecarStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
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

    /**
     * As it is now.
     *
     * @param leafEnds when the certificates that were given out end; those of sidecars that are gone do not count
     */
    public void show(MeshStatus status, List<SidecarStatus> streams, Map<Identity, Instant> leafEnds) {
        var loads = status.loads();
        show(capacity, loads, load -> load.capacity().perSecond());
        show(demand, loads, load -> load.demand().perSecond());
        show(headroom, loads, CellLoad::headroom);
        show(carriesAll, loads, load -> load.carriesAll() ? 1 : 0);
        certificates.register(
                rows(streams.stream()
                        .map(SidecarStatus::identity)
                        .flatMap(
                                id -> Optional.ofNullable(leafEnds.get(id))
                                        .map(end -> Row.of(replica(id), end.getEpochSecond()))
                                        .stream())),
                true);
        List<Cell> cells = status.model().map(m -> m.cells()).orElse(List.of());
        weight.register(rows(cells.stream().map(c -> Row.of(cell(c), c.weight() / 100.0))), true);
        state.register(
                rows(cells.stream()
                        .flatMap(c -> Arrays.stream(CellState.values())
                                .map(s -> Row.of(cell(c).and("state", s.toString()), c.state() == s ? 1 : 0)))),
                true);
        ready.register(rows(ready(status.replicas())), true);
        sidecars.register(
                rows(Stream.of(true, false)
                        .map(held -> Row.of(
                                Tags.of("in_sync", held.toString()),
                                streams.stream()
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

    private static Stream<Row<?>> ready(List<ReplicaStatus> replicas) {
        return replicas.stream()
                .collect(Collectors.groupingBy(
                        r -> Tags.of(
                                "cell",
                                r.cell().value(),
                                "workload",
                                r.workload().value()),
                        Collectors.summingInt(r -> r.ready() ? 1 : 0)))
                .entrySet()
                .stream()
                .map(e -> Row.of(e.getKey(), e.getValue()));
    }

    private static List<Row<?>> rows(Stream<? extends Row<?>> rows) {
        return new ArrayList<>(rows.toList());
    }
}
