package dev.catamaran.xds.translate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.catamaran.core.model.Identity;
import dev.catamaran.xds.snapshot.GroupSnapshot;
import dev.catamaran.xds.snapshot.Resource;
import dev.catamaran.xds.snapshot.TypeUrl;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.extensions.access_loggers.stream.v3.StdoutAccessLog;
import io.envoyproxy.envoy.extensions.filters.http.grpc_json_transcoder.v3.GrpcJsonTranscoder;
import io.envoyproxy.envoy.extensions.filters.http.health_check.v3.HealthCheck;
import io.envoyproxy.envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.redis_proxy.v3.RedisProxy;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy;
import io.envoyproxy.envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate;
import io.envoyproxy.envoy.extensions.retry.priority.previous_priorities.v3.PreviousPrioritiesConfig;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext;
import io.envoyproxy.envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions;
import java.util.HashMap;
import java.util.Map;

/** A snapshot as a bootstrap whose resources are inlined: given over ADS, {@code --mode validate} would accept anything. */
final class StaticBootstrap {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final JsonFormat.TypeRegistry TYPES = JsonFormat.TypeRegistry.newBuilder()
            .add(StdoutAccessLog.getDescriptor())
            .add(GrpcJsonTranscoder.getDescriptor())
            .add(HealthCheck.getDescriptor())
            .add(LocalRateLimit.getDescriptor())
            .add(Router.getDescriptor())
            .add(io.envoyproxy.envoy.extensions.filters.http.rbac.v3.RBAC.getDescriptor())
            .add(HttpConnectionManager.getDescriptor())
            .add(RedisProxy.getDescriptor())
            .add(TcpProxy.getDescriptor())
            .add(PreviousHostsPredicate.getDescriptor())
            .add(PreviousPrioritiesConfig.getDescriptor())
            .add(DownstreamTlsContext.getDescriptor())
            .add(UpstreamTlsContext.getDescriptor())
            .add(HttpProtocolOptions.getDescriptor())
            .build();

    private final Map<String, JsonNode> endpoints = new HashMap<>();
    private final Map<String, JsonNode> routes = new HashMap<>();

    private StaticBootstrap() {}

    static ObjectNode of(GroupSnapshot snapshot, Identity replica, TestCertificates.Leaf leaf, String bundle)
            throws Exception {
        StaticBootstrap inline = new StaticBootstrap();
        for (Resource resource : snapshot.of(TypeUrl.EDS)) {
            inline.endpoints.put(resource.name(), json(resource));
        }
        for (Resource resource : snapshot.of(TypeUrl.RDS)) {
            inline.routes.put(resource.name(), json(resource));
        }
        ObjectNode bootstrap = JSON.createObjectNode();
        bootstrap
                .putObject("admin")
                .set(
                        "address",
                        JSON.readTree(
                                "{\"socketAddress\":{\"address\":\"" + replica.address() + "\",\"portValue\":15000}}"));
        ObjectNode resources = bootstrap.putObject("staticResources");
        ArrayNode listeners = resources.putArray("listeners");
        for (Resource resource : snapshot.of(TypeUrl.LDS)) {
            listeners.add(inline.inlined(json(AddressStamp.stamp(resource, replica))));
        }
        ArrayNode clusters = resources.putArray("clusters");
        for (Resource resource : snapshot.of(TypeUrl.CDS)) {
            clusters.add(inline.inlined(json(AddressStamp.stamp(resource, replica))));
        }
        ArrayNode secrets = resources.putArray("secrets");
        ObjectNode identity = secrets.addObject().put("name", "identity").putObject("tlsCertificate");
        identity.putObject("certificateChain").put("inlineString", leaf.certificate());
        identity.putObject("privateKey").put("inlineString", leaf.key());
        secrets.addObject()
                .put("name", "trust")
                .putObject("validationContext")
                .putObject("trustedCa")
                .put("inlineString", bundle);
        return bootstrap;
    }

    static JsonNode json(Resource resource) throws Exception {
        return JSON.readTree(JsonFormat.printer().usingTypeRegistry(TYPES).print(message(resource)));
    }

    private static Message message(Resource resource) throws InvalidProtocolBufferException {
        return switch (resource.type()) {
            case CDS -> Cluster.parseFrom(resource.bytes());
            case EDS -> ClusterLoadAssignment.parseFrom(resource.bytes());
            case LDS -> Listener.parseFrom(resource.bytes());
            case RDS -> RouteConfiguration.parseFrom(resource.bytes());
        };
    }

    private JsonNode inlined(JsonNode node) {
        if (node instanceof ObjectNode object) {
            // Without a source, a secret is looked for among the static ones.
            object.remove("sdsConfig");
            JsonNode rds = object.remove("rds");
            if (rds != null) {
                object.set("routeConfig", routes.get(rds.get("routeConfigName").asText()));
            }
            if (object.remove("edsClusterConfig") != null) {
                object.put("type", "STATIC")
                        .set("loadAssignment", endpoints.get(object.get("name").asText()));
            }
        }
        node.forEach(this::inlined);
        return node;
    }
}
