package dev.catamaran.core.model;

/**
 * Ports that every replica's sidecar binds, on the replica's own address. They are the same for all replicas, since each has an address of
 * its own.
 */
public final class SidecarPorts {
    /** Envoy's admin interface. */
    public static final Port ADMIN = new Port(15000);

    /** Egress for HTTP/2: {@code :authority} names the service. */
    public static final Port EGRESS = new Port(15001);

    /** Ingress: mTLS in, plain to the application. */
    public static final Port INGRESS = new Port(15006);

    /** Plain, answers health checks only. */
    public static final Port HEALTH = new Port(15020);

    /** Plain, answers Prometheus only: the admin interface lets everyone do everything, and is not for others. */
    public static final Port METRICS = new Port(15090);

    /** First egress port for datastores: the n-th store of the mesh (by name) has this plus n. */
    public static final int FIRST_STORE = 15432;

    /** First egress port for caches: the n-th cache of the mesh (by name) has this plus n. */
    public static final int FIRST_CACHE = 16379;

    /** First egress port for brokers: bus n, cell m (both by name) has this plus 16 n + m. */
    public static final int FIRST_BROKER = 19092;

    private SidecarPorts() {}
}
