package dev.catamaran.app.metrics;

import dev.catamaran.core.model.Layer;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.Service;
import dev.catamaran.core.model.SidecarPorts;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.local.ReplicaStatus;
import dev.catamaran.local.prometheus.ScrapeTarget;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Who answers with metrics: every sidecar, every service (any program may, the sample's do), the controller. Replicas that are down stay among them: that they do not answer
 * is what is to be seen.
 */
final class Targets {
    static final int APPLICATION_HTTP = 8080;
    /** What sidecars are asked for: their Redis filter counts each command there is, twice, which is four fifths of all they could say. */
    private static final String ENVOY_STATS = "^(cluster|control_plane|http|listener|server|tcp)\\.";

    private Targets() {}

    /** Of the mesh as it is, the controller's first. */
    static List<ScrapeTarget> of(MeshModel model, List<ReplicaStatus> replicas, String controller) {
        var self = new ScrapeTarget(controller, "/metrics", labels("controller", "controller", Map.of()));
        return Stream.concat(Stream.of(self), replicas.stream().flatMap(replica -> of(model, replica)))
                .toList();
    }

    private static Stream<ScrapeTarget> of(MeshModel model, ReplicaStatus replica) {
        var place = Map.of(
                "cell", replica.cell().value(),
                "layer", text(layer(model, replica.workload())),
                "replica", Integer.toString(replica.ordinal()));
        String service = replica.workload().value();
        var sidecar = new ScrapeTarget(
                replica.address() + ":" + SidecarPorts.ADMIN, "/stats/prometheus", labels("sidecar", service, place));
        sidecar.labels().put("__param_filter", ENVOY_STATS);
        Optional<ScrapeTarget> program = model.service(replica.workload())
                .map(s -> new ScrapeTarget(
                        replica.address() + ":" + APPLICATION_HTTP, "/q/metrics", labels("service", service, place)));
        return Stream.concat(Stream.of(sidecar), program.stream());
    }

    private static SortedMap<String, String> labels(String job, String service, Map<String, String> place) {
        var labels = new TreeMap<>(place);
        labels.put("job", job);
        labels.put("service", service);
        return labels;
    }

    /** As a label has it, for example {@code storage-logic}. */
    static String text(Layer layer) {
        return layer.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Layer layer(MeshModel model, WorkloadName workload) {
        if (model.gateways().stream().anyMatch(g -> g.name().equals(workload))) {
            return Layer.ACCESS;
        }
        if (model.caches().stream().anyMatch(c -> c.name().equals(workload))) {
            return Layer.CACHE;
        }
        if (model.buses().stream().anyMatch(b -> b.name().equals(workload))) {
            return Layer.BUS;
        }
        return model.service(workload).map(Service::layer).orElse(Layer.STORAGE);
    }
}
