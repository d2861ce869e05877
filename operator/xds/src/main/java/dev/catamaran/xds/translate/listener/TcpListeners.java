package dev.catamaran.xds.translate.listener;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import dev.catamaran.core.model.Cache;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.SidecarPorts;
import dev.catamaran.xds.translate.Times;
import dev.catamaran.xds.translate.cluster.ClusterNames;
import dev.catamaran.xds.translate.secret.Tls;
import io.envoyproxy.envoy.config.listener.v3.Filter;
import io.envoyproxy.envoy.config.listener.v3.FilterChain;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.extensions.filters.network.redis_proxy.v3.RedisProxy;
import io.envoyproxy.envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy;
import java.util.List;

/** Listeners that speak something else than HTTP: stores, brokers, caches. */
public final class TcpListeners {
    private TcpListeners() {}

    /** What the application connects to: plain TCP in, mTLS to that cluster. */
    public static Listener egress(String cluster, Port port) {
        return HttpListeners.inside(cluster, port, FilterChain.newBuilder().addFilters(proxy(cluster, cluster)))
                .build();
    }

    /**
     * What others connect to: mTLS, declared callers only, on to the server. The handshake refuses the others: a filter would look at them with their first
     * byte only, and some servers speak first.
     */
    public static Listener ingress(List<String> callers) {
        FilterChain.Builder chain = FilterChain.newBuilder()
                .setTransportSocket(Tls.downstreamFrom(callers))
                .addFilters(proxy("ingress", ClusterNames.APPLICATION));
        return HttpListeners.outside("ingress", SidecarPorts.INGRESS, chain).build();
    }

    /**
     * A cache: own cell's shards by consistent hash.
     *
     * @param mirrors clusters that get a copy of each write, fire and forget
     */
    public static Listener cache(Cache cache, String cluster, List<String> mirrors) {
        RedisProxy.PrefixRoutes.Route.Builder all =
                RedisProxy.PrefixRoutes.Route.newBuilder().setCluster(cluster);
        for (String mirror : mirrors) {
            all.addRequestMirrorPolicyBuilder().setCluster(mirror).setExcludeReadCommands(true);
        }
        RedisProxy proxy = RedisProxy.newBuilder()
                .setStatPrefix(cache.name().value())
                .setSettings(RedisProxy.ConnPoolSettings.newBuilder()
                        .setOpTimeout(Times.of(cache.opTimeout()))
                        .setEnableHashtagging(true))
                .setPrefixRoutes(RedisProxy.PrefixRoutes.newBuilder().setCatchAllRoute(all))
                .build();
        return HttpListeners.inside(
                        cluster,
                        cache.egress(),
                        FilterChain.newBuilder().addFilters(filter("envoy.filters.network.redis_proxy", proxy)))
                .build();
    }

    private static Filter proxy(String stats, String cluster) {
        return filter(
                "envoy.filters.network.tcp_proxy",
                TcpProxy.newBuilder()
                        .setStatPrefix(stats)
                        .setCluster(cluster)
                        // Pools keep connections for as long as they like; the default of an hour would cut them.
                        .setIdleTimeout(Duration.getDefaultInstance())
                        .build());
    }

    private static Filter filter(String name, Message config) {
        return Filter.newBuilder()
                .setName(name)
                .setTypedConfig(Any.pack(config))
                .build();
    }
}
