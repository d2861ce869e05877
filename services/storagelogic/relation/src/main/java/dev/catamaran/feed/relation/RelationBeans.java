package dev.catamaran.feed.relation;

import dev.catamaran.feed.kit.bus.BusWriter;
import dev.catamaran.feed.kit.cache.MeshCache;
import dev.catamaran.feed.kit.domain.Relations;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Connections to bus and cache. */
@ApplicationScoped
public class RelationBeans {
    @Produces
    @Singleton
    @Startup // so that the first write finds its connections made
    BusWriter bus(MeshEnvironment mesh) {
        return BusWriter.of(mesh, Relations.BUS);
    }

    void close(@Disposes BusWriter bus) {
        bus.close();
    }

    @Produces
    @Singleton
    MeshCache cache(MeshEnvironment mesh) {
        return new MeshCache(mesh, Relations.CACHE);
    }

    void close(@Disposes MeshCache cache) {
        cache.close();
    }
}
