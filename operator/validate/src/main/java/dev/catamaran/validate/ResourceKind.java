package dev.catamaran.validate;

import dev.catamaran.api.AccessGateway;
import dev.catamaran.api.CacheCluster;
import dev.catamaran.api.Cell;
import dev.catamaran.api.Datastore;
import dev.catamaran.api.Drill;
import dev.catamaran.api.Mesh;
import dev.catamaran.api.MeshService;
import dev.catamaran.api.MessageBus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds that resource files may hold. */
enum ResourceKind {
    ACCESS_GATEWAY(AccessGateway.class),
    CACHE_CLUSTER(CacheCluster.class),
    CELL(Cell.class),
    DATASTORE(Datastore.class),
    DRILL(Drill.class),
    MESH(Mesh.class),
    MESH_SERVICE(MeshService.class),
    MESSAGE_BUS(MessageBus.class);

    static final String API_VERSION = "catamaran.dev/v1alpha1";

    private final Class<? extends CustomResource<?, ?>> type;

    ResourceKind(Class<? extends CustomResource<?, ?>> type) {
        this.type = type;
    }

    /** As {@code kind} says it. */
    String kind() {
        return type.getSimpleName();
    }

    Class<? extends CustomResource<?, ?>> type() {
        return type;
    }

    /** Name of the CRD, for example {@code meshes.catamaran.dev}. */
    String crd() {
        return HasMetadata.getFullResourceName(type);
    }

    static Optional<ResourceKind> of(String kind) {
        return Arrays.stream(values()).filter(k -> k.kind().equals(kind)).findFirst();
    }

    static List<String> kinds() {
        return Arrays.stream(values()).map(ResourceKind::kind).toList();
    }
}
