package dev.catamaran.core.resolve;

import dev.catamaran.api.AccessGateway;
import dev.catamaran.api.CacheCluster;
import dev.catamaran.api.Cell;
import dev.catamaran.api.Datastore;
import dev.catamaran.api.Drill;
import dev.catamaran.api.Mesh;
import dev.catamaran.api.MeshService;
import dev.catamaran.api.MessageBus;
import java.util.List;

/** Every resource of one namespace, in any order; the defaults of their schemas were applied. */
public record Resources(
        List<Mesh> meshes,
        List<Cell> cells,
        List<MeshService> services,
        List<AccessGateway> gateways,
        List<CacheCluster> caches,
        List<MessageBus> buses,
        List<Datastore> datastores,
        List<Drill> drills) {
    public Resources {
        meshes = List.copyOf(meshes);
        cells = List.copyOf(cells);
        services = List.copyOf(services);
        gateways = List.copyOf(gateways);
        caches = List.copyOf(caches);
        buses = List.copyOf(buses);
        datastores = List.copyOf(datastores);
        drills = List.copyOf(drills);
    }
}
