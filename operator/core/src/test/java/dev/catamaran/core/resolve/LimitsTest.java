package dev.catamaran.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.api.OverloadSpec;
import dev.catamaran.api.OverloadSpec.Critical;
import dev.catamaran.api.OverloadSpec.Limit;
import dev.catamaran.api.RateLimitSpec;
import dev.catamaran.core.model.Idempotency;
import dev.catamaran.core.model.Method;
import dev.catamaran.core.model.Overload;
import dev.catamaran.core.model.RateLimit;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final Method GET = new Method("/feed.v1.Api/Get", Idempotency.NO_SIDE_EFFECTS);
    private static final Method PUT = new Method("/feed.v1.Api/Put", Idempotency.IDEMPOTENT);
    private static final Method POST = new Method("/feed.v1.Api/Post", Idempotency.UNKNOWN);

    private final Problems problems = new Problems();

    @Test
    void withoutLimitsNobodyHasAClass() {
        assertThat(overload(null)).isEqualTo(Overload.NONE);
        Overload empty = overload(new OverloadSpec("1s", null, null, null));
        assertThat(empty.limits()).isFalse();
        assertThat(empty.critical(POST)).isFalse();
        assertThat(empty.mayBeBackground(GET)).isFalse();
    }

    @Test
    void writesAreCriticalWhenNothingElseIsSaid() {
        Overload overload =
                overload(new OverloadSpec("1m30s", new Critical(12, List.of()), new Limit(16), new Limit(4)));
        assertThat(overload)
                .isEqualTo(new Overload(Duration.ofSeconds(90), List.of(POST.path(), PUT.path()), 12, 16, 4));
        assertThat(overload.critical(PUT)).isTrue();
        assertThat(overload.critical(GET)).isFalse();
        assertThat(overload.mayBeBackground(GET)).isTrue();
        assertThat(overload.mayBeBackground(PUT)).isFalse();
    }

    @Test
    void writesAreCriticalAlsoWithoutALimitOfTheirOwn() {
        Overload overload = overload(new OverloadSpec("1s", null, new Limit(16), null));
        assertThat(overload.critical(PUT)).isTrue();
        assertThat(overload.maxCritical()).isEqualTo(Overload.UNLIMITED);
        assertThat(overload.mayBeBackground(GET)).isFalse();
    }

    @Test
    void whatIsListedIsCriticalAndNothingElse() {
        Overload overload = overload(
                new OverloadSpec("1s", new Critical(null, List.of("feed.v1.Api.Get")), new Limit(16), new Limit(4)));
        assertThat(overload.critical()).containsExactly(GET.path());
        assertThat(overload.critical(PUT)).isFalse();
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void aMethodThatIsNotOfferedIsLeftOutAndTheNearestOneIsSuggested() {
        var methods = List.of("feed.v1.Api.Put", "feed.v1.Api.Pst", "Get");
        Overload overload = overload(new OverloadSpec("1s", new Critical(12, methods), null, null));
        assertThat(overload.critical()).containsExactly(PUT.path());
        assertThat(problems.sorted())
                .extracting(p -> p.resource() + " " + p.field() + " " + p.reason() + ": " + p.message())
                .containsExactly(
                        "AccessGateway/access spec.overload.critical.methods[1] REF_NOT_FOUND: "
                                + "the gateway offers no method 'feed.v1.Api.Pst': did you mean 'feed.v1.Api.Post'?",
                        "AccessGateway/access spec.overload.critical.methods[2] REF_NOT_FOUND: "
                                + "the gateway offers no method 'Get': write package.Service.Method, or remove it");
    }

    @Test
    void aBucketHoldsASecondsTokensWhenNothingElseIsSaid() {
        assertThat(Limits.rate(null)).isEqualTo(RateLimit.NONE);
        assertThat(Limits.rate(new RateLimitSpec(50, null))).isEqualTo(new RateLimit(50, 50));
        assertThat(Limits.rate(new RateLimitSpec(50, 5))).isEqualTo(new RateLimit(50, 5));
    }

    private Overload overload(@Nullable OverloadSpec spec) {
        return new Limits(problems).overload(Sample.gateway("access", "gateway", 0), spec, List.of(GET, PUT, POST));
    }
}
