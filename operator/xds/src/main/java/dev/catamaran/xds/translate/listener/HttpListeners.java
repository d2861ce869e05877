package dev.catamaran.xds.translate.listener;

import com.google.protobuf.Any;
import com.google.protobuf.BoolValue;
import com.google.protobuf.Message;
import dev.catamaran.core.model.AccessGateway;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.RateLimit;
import dev.catamaran.core.model.SidecarPorts;
import dev.catamaran.xds.translate.AddressStamp;
import dev.catamaran.xds.translate.DescriptorSource;
import dev.catamaran.xds.translate.Group;
import dev.catamaran.xds.translate.cluster.ClusterNames;
import dev.catamaran.xds.translate.filter.AccessLogs;
import dev.catamaran.xds.translate.filter.CallerRules;
import dev.catamaran.xds.translate.filter.HttpFilterOrder;
import dev.catamaran.xds.translate.filter.LocalReplies;
import dev.catamaran.xds.translate.filter.RateLimits;
import dev.catamaran.xds.translate.filter.Transcoder;
import dev.catamaran.xds.translate.route.Routes;
import dev.catamaran.xds.translate.secret.Tls;
import io.envoyproxy.envoy.config.core.v3.Address;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.Route;
import io.envoyproxy.envoy.config.route.v3.RouteAction;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import io.envoyproxy.envoy.config.route.v3.RouteMatch;
import io.envoyproxy.envoy.config.route.v3.VirtualHost;
import io.envoyproxy.envoy.extensions.filters.http.health_check.v3.HealthCheck;
import io.envoyproxy.envoy.extensions.filters.http.rbac.v3.RBAC;
import io.envoyproxy.envoy.extensions.filters.http.router.v3.Router;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager.CodecType;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.Rds;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Listeners that speak HTTP. */
public final class HttpListeners {
    private static final Router ROUTER =
            Router.newBuilder().setSuppressEnvoyHeaders(true).build();

    private final Group group;

    public HttpListeners(Group group) {
        this.group = group;
    }

    /** What the application calls: plain HTTP/2, the callee in {@code :authority}. */
    public Listener egress() {
        HttpConnectionManager.Builder http = manager("egress", CodecType.HTTP2)
                .setRds(rds(Routes.EGRESS))
                .addAccessLog(AccessLogs.failures(group))
                .addAllHttpFilters(HttpFilterOrder.chain(Map.of(HttpFilterOrder.ROUTER, ROUTER)));
        return inside("egress", SidecarPorts.EGRESS, chain(http)).build();
    }

    /** What others call: mTLS, declared callers only, on to the application. */
    public Listener ingress(List<String> callers, RateLimit rateLimit) {
        var filters = filters(rateLimit);
        filters.put(
                HttpFilterOrder.RBAC,
                RBAC.newBuilder().setRules(CallerRules.allow(callers)).build());
        HttpConnectionManager.Builder http = manager("ingress", CodecType.HTTP2)
                .setRds(rds(Routes.INGRESS))
                .addAccessLog(AccessLogs.failures(group))
                .addAllHttpFilters(HttpFilterOrder.chain(filters));
        return outside("ingress", SidecarPorts.INGRESS, chain(http).setTransportSocket(Tls.downstream(List.of("h2"))))
                .build();
    }

    /** What the world calls: plain HTTP with JSON, turned into gRPC. */
    public Listener edge(AccessGateway gateway, DescriptorSource descriptors) {
        var filters = filters(gateway.rateLimit());
        filters.put(HttpFilterOrder.TRANSCODER, Transcoder.of(gateway, descriptors));
        HttpConnectionManager.Builder http = manager("public", CodecType.AUTO)
                .setRds(rds(Routes.PUBLIC))
                // The edge: headers that only the mesh may set are taken off, and each request gets an id of ours.
                .setUseRemoteAddress(BoolValue.of(true))
                .setGenerateRequestId(BoolValue.of(true))
                .setAlwaysSetRequestIdInResponse(true)
                .addAccessLog(AccessLogs.every(group))
                .addAllHttpFilters(HttpFilterOrder.chain(filters));
        if (gateway.overload().limits()) {
            http.setLocalReplyConfig(LocalReplies.shedding(gateway.overload()));
        }
        return outside("public", gateway.port(), chain(http)).build();
    }

    /** Plain and answers {@code GET /ready} only: 200, and 503 once Envoy is draining. */
    public Listener health() {
        HealthCheck.Builder answer = HealthCheck.newBuilder().setPassThroughMode(BoolValue.of(false));
        answer.addHeadersBuilder().setName(":path").getStringMatchBuilder().setExact("/ready");
        HttpConnectionManager.Builder http = manager("health", CodecType.AUTO)
                .setRouteConfig(RouteConfiguration.newBuilder()
                        .setName("health")
                        .addVirtualHosts(
                                VirtualHost.newBuilder().setName("health").addDomains("*")))
                .addAllHttpFilters(HttpFilterOrder.chain(
                        Map.of(HttpFilterOrder.HEALTH_CHECK, answer.build(), HttpFilterOrder.ROUTER, ROUTER)));
        return outside("health", SidecarPorts.HEALTH, chain(http)).build();
    }

    /** Plain and answers {@code GET /stats/prometheus} only, with what the admin interface answers. */
    public Listener metrics() {
        var route = Route.newBuilder()
                .setMatch(RouteMatch.newBuilder().setPath("/stats/prometheus"))
                .setRoute(RouteAction.newBuilder().setCluster(ClusterNames.ADMIN));
        HttpConnectionManager.Builder http = manager("metrics", CodecType.AUTO)
                .setRouteConfig(RouteConfiguration.newBuilder()
                        .setName("metrics")
                        .addVirtualHosts(VirtualHost.newBuilder()
                                .setName("metrics")
                                .addDomains("*")
                                .addRoutes(route)))
                .addAllHttpFilters(HttpFilterOrder.chain(Map.of(HttpFilterOrder.ROUTER, ROUTER)));
        return outside("metrics", SidecarPorts.METRICS, chain(http)).build();
    }

    private static Map<HttpFilterOrder, Message> filters(RateLimit rateLimit) {
        var filters = new EnumMap<HttpFilterOrder, Message>(HttpFilterOrder.class);
        filters.put(HttpFilterOrder.ROUTER, ROUTER);
        if (rateLimit.limits()) {
            filters.put(HttpFilterOrder.RATE_LIMIT, RateLimits.of(rateLimit));
        }
        return filters;
    }

    private static HttpConnectionManager.Builder manager(String name, CodecType codec) {
        return HttpConnectionManager.newBuilder().setStatPrefix(name).setCodecType(codec);
    }

    private static Rds rds(String name) {
        return Rds.newBuilder()
                .setRouteConfigName(name)
                .setConfigSource(Tls.ads())
                .build();
    }

    private static FilterChain.Builder chain(HttpConnectionManager.Builder http) {
        return FilterChain.newBuilder()
                .addFilters(Filter.newBuilder()
                        .setName("envoy.filters.network.http_connection_manager")
                        .setTypedConfig(Any.pack(http.build())));
    }

    /** What others may reach. */
    static Listener.Builder outside(String name, Port port, FilterChain.Builder chain) {
        return listener(name, AddressStamp.outside(port.value()), chain);
    }

    /** What only the replica's own application may reach. */
    static Listener.Builder inside(String name, Port port, FilterChain.Builder chain) {
        return listener(name, AddressStamp.inside(port.value()), chain);
    }

    private static Listener.Builder listener(String name, Address address, FilterChain.Builder chain) {
        return Listener.newBuilder()
                .setName(name)
                .setStatPrefix(name)
                .setAddress(address)
                .addFilterChains(chain);
    }
}
