package dev.catamaran.xds.translate.filter;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.HttpFilter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Every HTTP filter that is used, in the order in which a request passes them. This list is the only place that decides it. */
public enum HttpFilterOrder {
    /** Answers probes itself, before anything can refuse them. */
    HEALTH_CHECK("envoy.filters.http.health_check"),
    /** Refuses undeclared callers before any work is done for them. */
    RBAC("envoy.filters.http.rbac"),
    /** Refuses what comes too often, before it costs more; who may not call at all takes nobody's token. */
    RATE_LIMIT("envoy.filters.http.local_ratelimit"),
    /** Makes gRPC of HTTP/JSON; whatever follows sees the method. */
    TRANSCODER("envoy.filters.http.grpc_json_transcoder"),
    /** Sends it; always the last. */
    ROUTER("envoy.filters.http.router");

    private final String envoyName;

    HttpFilterOrder(String envoyName) {
        this.envoyName = envoyName;
    }

    /** The filters in their order, however they are given. */
    public static List<HttpFilter> chain(Map<HttpFilterOrder, Message> configured) {
        return new EnumMap<>(configured)
                .entrySet().stream()
                        .map(filter -> HttpFilter.newBuilder()
                                .setName(filter.getKey().envoyName)
                                .setTypedConfig(Any.pack(filter.getValue()))
                                .build())
                        .toList();
    }
}
