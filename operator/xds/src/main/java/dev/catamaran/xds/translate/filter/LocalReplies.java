package dev.catamaran.xds.translate.filter;

import com.google.protobuf.UInt32Value;
import dev.catamaran.core.model.Overload;
import io.envoyproxy.envoy.config.accesslog.v3.AccessLogFilter;
import io.envoyproxy.envoy.config.accesslog.v3.AndFilter;
import io.envoyproxy.envoy.config.accesslog.v3.HeaderFilter;
import io.envoyproxy.envoy.config.accesslog.v3.ResponseFlagFilter;
import io.envoyproxy.envoy.config.core.v3.DataSource;
import io.envoyproxy.envoy.config.core.v3.HeaderValue;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.config.route.v3.HeaderMatcher;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.LocalReplyConfig;
import io.envoyproxy.envoy.extensions.filters.network.http_connection_manager.v3.ResponseMapper;
import io.envoyproxy.envoy.type.matcher.v3.StringMatcher;
import java.util.List;

/** What Envoy itself answers, in the words of HTTP. */
public final class LocalReplies {
    /** A try that was sent and cut off, reset or timed out. */
    private static final List<String> SENT = List.of("LR", "UC", "UF", "UR", "UT");

    private LocalReplies() {}

    /**
     * A request above the limit of its class was not sent: 429, and when to come again. One whose second try was above it may have been executed by the
     * first; that stays a 503, which promises nothing.
     */
    public static LocalReplyConfig shedding(Overload overload) {
        AndFilter.Builder refused = AndFilter.newBuilder()
                .addFilters(flags(List.of("UO")))
                .addFilters(header("x-envoy-attempt-count", "1"));
        return LocalReplyConfig.newBuilder()
                // The first that matches rules, and this one changes nothing: Envoy also says UO of a try that failed
                // and that the retry budget lets nobody repeat.
                .addMappers(ResponseMapper.newBuilder().setFilter(flags(SENT)))
                .addMappers(ResponseMapper.newBuilder()
                        .setFilter(AccessLogFilter.newBuilder().setAndFilter(refused))
                        .setStatusCode(UInt32Value.of(429))
                        .setBody(DataSource.newBuilder()
                                .setInlineString("too many requests of this class are under way\n"))
                        .addHeadersToAdd(HeaderValueOption.newBuilder()
                                .setHeader(HeaderValue.newBuilder()
                                        .setKey("retry-after")
                                        .setValue(Long.toString(
                                                overload.retryAfter().toSeconds())))
                                .setAppendAction(HeaderValueOption.HeaderAppendAction.OVERWRITE_IF_EXISTS_OR_ADD)))
                .build();
    }

    private static AccessLogFilter flags(List<String> flags) {
        return AccessLogFilter.newBuilder()
                .setResponseFlagFilter(ResponseFlagFilter.newBuilder().addAllFlags(flags))
                .build();
    }

    private static AccessLogFilter header(String name, String value) {
        return AccessLogFilter.newBuilder()
                .setHeaderFilter(HeaderFilter.newBuilder()
                        .setHeader(HeaderMatcher.newBuilder()
                                .setName(name)
                                .setStringMatch(StringMatcher.newBuilder().setExact(value))))
                .build();
    }
}
