package dev.catamaran.app.metrics;

import dev.catamaran.app.mesh.MeshStatus;
import dev.catamaran.core.model.Layer;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.SidecarPorts;
import dev.catamaran.local.ReplicaStatus;
import dev.catamaran.local.counters.CounterSource;
import java.util.List;
import java.util.stream.Stream;

/** Whose counters tell who served what: sidecars of services and gateways, and the programs that use a cache. */
public final class CounterSources {
    private CounterSources() {}

    /** Of the replicas that run. What has no requests (stores, buses, caches) has none. */
    public static List<CounterSource> of(MeshStatus status) {
        return status.model().stream()
                .flatMap(model -> status.replicas().stream()
                        .filter(r -> r.sidecarPid() != 0)
                        .flatMap(replica -> of(model, replica)))
                .toList();
    }

    static Stream<CounterSource> of(MeshModel model, ReplicaStatus replica) {
        var layer = Targets.layer(model, replica.workload());
        var service = model.service(replica.workload());
        if (layer != Layer.ACCESS && service.isEmpty()) {
            return Stream.empty();
        }
        String cell = replica.cell().value();
        String name = "%s/%s/%d".formatted(Targets.text(layer), replica.workload(), replica.ordinal());
        var sidecar = CounterSource.sidecar(cell, name, replica.address() + ":" + SidecarPorts.ADMIN);
        return Stream.concat(
                Stream.of(sidecar),
                service.filter(s -> !s.caches().isEmpty()).stream()
                        .map(_ ->
                                CounterSource.program(cell, name, replica.address() + ":" + Targets.APPLICATION_HTTP)));
    }
}
