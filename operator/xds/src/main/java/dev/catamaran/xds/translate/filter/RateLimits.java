package dev.catamaran.xds.translate.filter;

import com.google.protobuf.UInt32Value;
import dev.catamaran.core.model.RateLimit;
import dev.catamaran.xds.translate.Times;
import io.envoyproxy.envoy.config.core.v3.HeaderValue;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.config.core.v3.RuntimeFractionalPercent;
import io.envoyproxy.envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit;
import io.envoyproxy.envoy.type.v3.FractionalPercent;
import io.envoyproxy.envoy.type.v3.TokenBucket;

/** One token bucket for a whole listener, whatever the worker that takes the request. HTTP is answered 429, gRPC RESOURCE_EXHAUSTED. */
public final class RateLimits {
    private RateLimits() {}

    public static LocalRateLimit of(RateLimit limit) {
        return LocalRateLimit.newBuilder()
                .setStatPrefix("rate_limit")
                .setTokenBucket(TokenBucket.newBuilder()
                        .setMaxTokens(limit.burst())
                        .setTokensPerFill(UInt32Value.of(limit.perSecond()))
                        .setFillInterval(Times.millis(1_000)))
                // Without these two it only counts.
                .setFilterEnabled(always("catamaran.rate_limit.enabled"))
                .setFilterEnforced(always("catamaran.rate_limit.enforced"))
                .setRateLimitedAsResourceExhausted(true)
                // There is at least one token in every second.
                .addResponseHeadersToAdd(HeaderValueOption.newBuilder()
                        .setHeader(
                                HeaderValue.newBuilder().setKey("retry-after").setValue("1"))
                        .setAppendAction(HeaderValueOption.HeaderAppendAction.OVERWRITE_IF_EXISTS_OR_ADD))
                .build();
    }

    private static RuntimeFractionalPercent always(String key) {
        return RuntimeFractionalPercent.newBuilder()
                .setRuntimeKey(key)
                .setDefaultValue(FractionalPercent.newBuilder()
                        .setNumerator(100)
                        .setDenominator(FractionalPercent.DenominatorType.HUNDRED))
                .build();
    }
}
