package dev.catamaran.validate;

import dev.catamaran.api.AccessGateway;
import dev.catamaran.api.CacheCluster;
import dev.catamaran.api.Cell;
import dev.catamaran.api.Datastore;
import dev.catamaran.api.Drill;
import dev.catamaran.api.Mesh;
import dev.catamaran.api.MeshService;
import dev.catamaran.api.MessageBus;
import dev.catamaran.core.resolve.Resources;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.List;

/** Resources by their kinds, in the order of the files. */
final class Bound {
    private Bound() {}

    static Resources sort(List<CustomResource<?, ?>> resources) {
        return new Resources(
                only(Mesh.class, resources),
                only(Cell.class, resources),
                only(MeshService.class, resources),
                only(AccessGateway.class, resources),
                only(CacheCluster.class, resources),
                only(MessageBus.class, resources),
                only(Datastore.class, resources),
                only(Drill.class, resources));
    }

    private static <T> List<T> only(Class<T> kind, List<CustomResource<?, ?>> resources) {
        return resources.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
