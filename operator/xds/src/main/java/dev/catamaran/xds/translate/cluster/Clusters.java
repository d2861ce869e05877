package dev.catamaran.xds.translate.cluster;

import com.google.protobuf.Any;
import com.google.protobuf.UInt32Value;
import dev.catamaran.core.model.Budget;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.Overload;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.Service;
import dev.catamaran.core.model.SidecarPorts;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.xds.translate.AddressStamp;
import dev.catamaran.xds.translate.Times;
import dev.catamaran.xds.translate.secret.Tls;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.core.v3.Http2ProtocolOptions;
import io.envoyproxy.envoy.config.core.v3.KeepaliveSettings;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.endpoint.v3.Endpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LbEndpoint;
import io.envoyproxy.envoy.config.endpoint.v3.LocalityLbEndpoints;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions;
import io.envoyproxy.envoy.type.v3.Percent;
import java.util.List;

/** Clusters: who is called, over what, and when it counts as lost. */
public final class Clusters {
    private static final String HTTP_OPTIONS = "envoy.extensions.upstreams.http.v3.HttpProtocolOptions";

    private final MeshModel model;

    public Clusters(MeshModel model) {
        this.model = model;
    }

    /**
     * A callee over HTTP/2: pings see a frozen peer, the first failure of a connection ejects it.
     *
     * @param name of the cluster; the same callee may have several, in which requests are counted and limited apart
     * @param maxRequests that may be under way at once, or {@link Overload#UNLIMITED}
     */
    public Cluster callee(String name, Service callee, Budget budget, int maxRequests) {
        Cluster.Builder cluster = remote(name, callee.name(), List.of("h2"))
                .setCircuitBreakers(Resilience.limits(callee, budget, maxRequests))
                .putTypedExtensionProtocolOptions(HTTP_OPTIONS, http2(true))
                .setOutlierDetection(Resilience.outliers());
        cluster.getCommonLbConfigBuilder().getLocalityWeightedLbConfigBuilder();
        return cluster.build();
    }

    /** A TCP server in one cell: nothing but an active check can tell that it is gone before it is used. */
    public Cluster tcp(String name, WorkloadName server) {
        return remote(name, server, List.of())
                .addHealthChecks(Resilience.connects())
                .build();
    }

    /** Cache shards of one cell: keys by consistent hash, shards checked through to Redis itself. */
    public Cluster cache(String name, WorkloadName cache) {
        return remote(name, cache, List.of())
                .setLbPolicy(Cluster.LbPolicy.MAGLEV)
                .addHealthChecks(Resilience.redisAnswers())
                .build();
    }

    /** The application at the replica's own address over HTTP/2, without pings: grpc-java answers fast ones with GOAWAY. */
    public static Cluster grpcApplication(Port port) {
        return application(port)
                .putTypedExtensionProtocolOptions(HTTP_OPTIONS, http2(false))
                .build();
    }

    /** The server at the replica's own address over TCP. */
    public static Cluster tcpApplication(Port port) {
        return application(port).build();
    }

    /** The sidecar's own admin interface. */
    public static Cluster admin() {
        return local(ClusterNames.ADMIN, SidecarPorts.ADMIN).build();
    }

    private static Cluster.Builder application(Port port) {
        return local(ClusterNames.APPLICATION, port);
    }

    private static Cluster.Builder local(String name, Port port) {
        return named(name)
                .setType(Cluster.DiscoveryType.STATIC)
                .setLoadAssignment(ClusterLoadAssignment.newBuilder()
                        .setClusterName(name)
                        .addEndpoints(LocalityLbEndpoints.newBuilder()
                                .addLbEndpoints(LbEndpoint.newBuilder()
                                        .setEndpoint(
                                                Endpoint.newBuilder().setAddress(AddressStamp.inside(port.value()))))));
    }

    private Cluster.Builder remote(String name, WorkloadName workload, List<String> alpn) {
        String sni = workload + "." + model.namespace() + "." + model.trustDomain();
        Cluster.Builder cluster = named(name)
                .setType(Cluster.DiscoveryType.EDS)
                .setIgnoreHealthOnHostRemoval(true)
                .setTransportSocket(Tls.upstream(sni, model.spiffeId(workload), alpn));
        cluster.getEdsClusterConfigBuilder().setEdsConfig(Tls.ads());
        // TCP keep-alive is the last resort for connections that nothing pings: noticed after about 2 s.
        cluster.getUpstreamConnectionOptionsBuilder()
                .getTcpKeepaliveBuilder()
                .setKeepaliveTime(UInt32Value.of(1))
                .setKeepaliveInterval(UInt32Value.of(1))
                .setKeepaliveProbes(UInt32Value.of(1));
        return cluster;
    }

    private static Cluster.Builder named(String name) {
        Cluster.Builder cluster = Cluster.newBuilder()
                .setName(name)
                .setConnectTimeout(Times.millis(250))
                .setCircuitBreakers(Resilience.limits());
        // Envoy's default spreads load over hosts known to be dead as soon as half of them are. Here only when all of
        // them look dead, in every cell: then
        // an overloaded one that answers late is better than none.
        cluster.getCommonLbConfigBuilder()
                .setHealthyPanicThreshold(Percent.newBuilder().setValue(1));
        return cluster;
    }

    private static Any http2(boolean pings) {
        Http2ProtocolOptions.Builder http2 = Http2ProtocolOptions.newBuilder();
        if (pings) {
            http2.setConnectionKeepalive(KeepaliveSettings.newBuilder()
                    .setInterval(Times.millis(500))
                    .setTimeout(Times.millis(500)));
        }
        return Any.pack(HttpProtocolOptions.newBuilder()
                .setExplicitHttpConfig(
                        HttpProtocolOptions.ExplicitHttpConfig.newBuilder().setHttp2ProtocolOptions(http2))
                .build());
    }
}
