package dev.catamaran.xds.snapshot;

/** The resource types of a group, in the order in which Envoy wants them. SDS is not among them: secrets belong to a replica, not to its group. */
public enum TypeUrl {
    CDS("envoy.config.cluster.v3.Cluster"),
    EDS("envoy.config.endpoint.v3.ClusterLoadAssignment"),
    LDS("envoy.config.listener.v3.Listener"),
    RDS("envoy.config.route.v3.RouteConfiguration");

    private final String url;

    TypeUrl(String message) {
        this.url = "type.googleapis.com/" + message;
    }

    public String url() {
        return url;
    }
}
