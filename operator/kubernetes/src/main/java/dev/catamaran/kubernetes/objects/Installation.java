package dev.catamaran.kubernetes.objects;

/**
 * Where a mesh is installed, and what with.
 *
 * @param mesh name of the Mesh resource
 * @param namespace of the mesh; its workloads run there too
 * @param controlPlane host and port at which sidecars find the operator, for example {@code catamaran-xds.catamaran-system.svc:18000}
 * @param images of what is not the user's
 */
public record Installation(String mesh, String namespace, String controlPlane, Images images) {
    /** References of container images. */
    public record Images(String envoy, String redis, String postgreSql, String kafka) {}
}
