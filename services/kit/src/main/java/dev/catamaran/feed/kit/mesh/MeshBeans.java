package dev.catamaran.feed.kit.mesh;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the process environment once. */
@ApplicationScoped
public class MeshBeans {
    @Produces
    @Singleton
    MeshEnvironment environment() {
        return MeshEnvironment.of(System.getenv());
    }
}
