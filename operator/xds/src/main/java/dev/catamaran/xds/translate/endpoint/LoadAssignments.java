package dev.catamaran.xds.translate.endpoint;

import com.google.protobuf.Struct;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.Value;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellState;
import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.SidecarPorts;
import dev.catamaran.core.model.WorkloadName;
import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.core.v3.HealthStatus;
import io.envoyproxy.envoy.config.core.v3.Locality;
import io.envoyproxy.envoy.config.core.v3.Metadata;
import io.envoyproxy.envoy.config.core.v3.SocketAddress;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** Where a workload's replicas are, and how much of each cell is well: its ready replicas over those desired. */
public final class LoadAssignments {
    private final List<Endpoint> endpoints;

    public LoadAssignments(List<Endpoint> endpoints) {
        this.endpoints = endpoints;
    }

    /**
     * For what enters the mesh: the entry's own cell, the others standing by; side by side by weight while one of them returns or drains.
     *
     * @param cells that may be called; the caller's own alone when there is no failover
     * @param replicas desired in each cell
     */
    public ClusterLoadAssignment entering(
            String cluster, WorkloadName workload, int replicas, Cell own, List<Cell> cells) {
        boolean sideBySide =
                cells.stream().anyMatch(c -> c.state() == CellState.RETURNING || c.state() == CellState.DRAINING);
        return sideBySide
                ? across(cluster, workload, replicas, cells, Cell::serves, Cell::weight)
                : inside(cluster, workload, replicas, own, cells);
    }

    /**
     * For calls inside of the mesh: they stay in the cell that they entered, the others standing by. What share a cell gets is decided where requests enter;
     * were it decided anew at each hop, most requests would cross between the cells, and meet the slower one.
     *
     * @param cells that may be called; the caller's own alone when there is no failover
     * @param replicas desired in each cell
     */
    public ClusterLoadAssignment inside(
            String cluster, WorkloadName workload, int replicas, Cell own, List<Cell> cells) {
        // A cell that returns is called by nobody, not even its own callers, until it has caught up and gets a weight.
        Predicate<Cell> preferred = own.serves() ? own::equals : Cell::serves;
        return across(cluster, workload, replicas, cells, preferred, cell -> 1);
    }

    private ClusterLoadAssignment across(
            String cluster,
            WorkloadName workload,
            int replicas,
            List<Cell> cells,
            Predicate<Cell> preferred,
            ToIntFunction<Cell> weight) {
        boolean anyPreferred = cells.stream().anyMatch(preferred);
        boolean anyServes = cells.stream().anyMatch(Cell::serves);
        ClusterLoadAssignment.Builder assignment = named(cluster);
        for (Cell cell : cells) {
            // A locality of weight 0 would never answer, not even when all others are gone.
            // One that has not caught up answers late or not at all; else a retry, which looks for another cell, would
            // meet it.
            boolean usable = cell.serves() || (!anyServes && cell.state() != CellState.OUT);
            assignment.addEndpoints(locality(workload, replicas, cell, usable)
                    .setPriority(preferred.test(cell) || !anyPreferred ? 0 : 1)
                    .setLoadBalancingWeight(UInt32Value.of(Math.max(1, weight.applyAsInt(cell)))));
        }
        return assignment.build();
    }

    /** In one cell alone: stores, brokers, caches. */
    public ClusterLoadAssignment within(String cluster, WorkloadName workload, int replicas, Cell cell) {
        return named(cluster)
                .addEndpoints(locality(workload, replicas, cell, cell.state() != CellState.OUT)
                        .setLoadBalancingWeight(UInt32Value.of(1)))
                .build();
    }

    private static ClusterLoadAssignment.Builder named(String cluster) {
        return ClusterLoadAssignment.newBuilder()
                .setClusterName(cluster)
                .setPolicy(ClusterLoadAssignment.Policy.newBuilder().setOverprovisioningFactor(UInt32Value.of(100)));
    }

    private LocalityLbEndpoints.Builder locality(WorkloadName workload, int replicas, Cell cell, boolean usable) {
        LocalityLbEndpoints.Builder locality = LocalityLbEndpoints.newBuilder()
                .setLocality(Locality.newBuilder().setZone(cell.name().value()));
        // One entry for each desired replica and no other: surplus ones would make a half-dead cell look whole.
        for (int ordinal = 0; ordinal < replicas; ordinal++) {
            locality.addLbEndpoints(endpoint(workload, cell, ordinal, usable));
        }
        return locality;
    }

    private LbEndpoint endpoint(WorkloadName workload, Cell cell, int ordinal, boolean usable) {
        Optional<Endpoint> live = endpoints.stream()
                .filter(e -> e.workload().equals(workload) && e.cell().equals(cell.name()) && e.ordinal() == ordinal)
                .findFirst();
        boolean healthy = usable && live.filter(Endpoint::ready).isPresent();
        var host = io.envoyproxy.envoy.config.endpoint.v3.Endpoint.newBuilder()
                .setAddress(live.map(e -> address(e.address(), SidecarPorts.INGRESS.value()))
                        .orElseGet(() -> nowhere(cell, ordinal)));
        if (!healthy) {
            host.getHealthCheckConfigBuilder().setDisableActiveHealthCheck(true);
        }
        return LbEndpoint.newBuilder()
                .setEndpoint(host)
                .setHealthStatus(healthy ? HealthStatus.HEALTHY : HealthStatus.UNHEALTHY)
                // A shard keeps its keys when its address changes.
                .setMetadata(Metadata.newBuilder()
                        .putFilterMetadata(
                                "envoy.lb",
                                Struct.newBuilder()
                                        .putFields(
                                                "hash_key",
                                                Value.newBuilder()
                                                        .setStringValue(workload + "-" + ordinal)
                                                        .build())
                                        .build()))
                .build();
    }

    /** A place that is never dialled. Distinct for each missing replica, since Envoy counts equal addresses once. */
    private static Address nowhere(Cell cell, int ordinal) {
        return address("127.255.255." + (254 - cell.index()), 1 + ordinal);
    }

    private static Address address(String ip, int port) {
        return Address.newBuilder()
                .setSocketAddress(SocketAddress.newBuilder().setAddress(ip).setPortValue(port))
                .build();
    }
}
