package dev.catamaran.core.resolve;

import dev.catamaran.core.resolve.Problem.Reason;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives each name to one resource: the first by kind and name. The others are left out. */
final class Names {
    private final Problems problems;
    private final Map<String, String> holders = new HashMap<>();

    private Names(Problems problems) {
        this.problems = problems;
    }

    /** The resources whose names are theirs, by name. Workloads of all kinds share one space: a name is a service account and a host. */
    static Resources unique(Resources all, Problems problems) {
        var workloads = new Names(problems);
        var gateways = workloads.claim(all.gateways());
        var caches = workloads.claim(all.caches());
        var datastores = workloads.claim(all.datastores());
        var services = workloads.claim(all.services());
        var buses = workloads.claim(all.buses());
        var cells = new Names(problems).claim(all.cells());
        var drills = new Names(problems).claim(all.drills());
        return new Resources(all.meshes(), cells, services, gateways, caches, buses, datastores, drills);
    }

    private <T extends CustomResource<?, ?>> List<T> claim(List<T> resources) {
        return resources.stream()
                .sorted(Comparator.comparing((T r) -> r.getMetadata().getName())
                        .thenComparing(r -> r.getSpec().toString()))
                .filter(this::claim)
                .toList();
    }

    private boolean claim(CustomResource<?, ?> resource) {
        String holder = holders.putIfAbsent(resource.getMetadata().getName(), Problems.name(resource));
        if (holder != null) {
            problems.error(
                    resource,
                    "metadata.name",
                    Reason.NAME_TAKEN,
                    holder + " has this name already: rename one of the two");
        }
        return holder == null;
    }
}
