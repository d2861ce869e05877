package dev.catamaran.feed.kit.cache;

import dev.catamaran.feed.kit.domain.Domain;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The connection to the cache. */
@ApplicationScoped
public class CacheBeans {
    @Produces
    @Singleton
    MeshCache cache(MeshEnvironment mesh) {
        return new MeshCache(mesh, Domain.CACHE);
    }

    void close(@Disposes MeshCache cache) {
        cache.close();
    }
}
