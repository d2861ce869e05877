package dev.catamaran.core.resolve;

import dev.catamaran.api.OverloadSpec;
import dev.catamaran.api.RateLimitSpec;
import dev.catamaran.core.model.Idempotency;
import dev.catamaran.core.model.Method;
import dev.catamaran.core.model.Overload;
import dev.catamaran.core.model.RateLimit;
import dev.catamaran.core.resolve.Problem.Reason;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Limits of what is let in. A critical method that is not offered is left out. */
final class Limits {
    private final Problems problems;

    Limits(Problems problems) {
        this.problems = problems;
    }

    static RateLimit rate(@Nullable RateLimitSpec spec) {
        if (spec == null) {
            return RateLimit.NONE;
        }
        Integer burst = spec.burst();
        return new RateLimit(spec.requestsPerSecond(), burst == null ? spec.requestsPerSecond() : burst);
    }

    /**
     * Limits by class.
     *
     * @param methods that are offered
     */
    Overload overload(CustomResource<?, ?> resource, @Nullable OverloadSpec spec, List<Method> methods) {
        if (spec == null) {
            return Overload.NONE;
        }
        var critical = Optional.ofNullable(spec.critical());
        return new Overload(
                Durations.parse(spec.retryAfter()),
                critical.filter(c -> !c.methods().isEmpty())
                        .map(c -> listed(resource, c.methods(), methods))
                        .orElseGet(() -> writes(methods)),
                critical.map(OverloadSpec.Critical::maxRequests).orElse(Overload.UNLIMITED),
                max(spec.normal()),
                max(spec.background()));
    }

    private static int max(OverloadSpec.@Nullable Limit limit) {
        return limit == null ? Overload.UNLIMITED : limit.maxRequests();
    }

    /** What nobody called free of side effects: a write that is refused is lost work, a read is asked again. */
    private static List<String> writes(List<Method> methods) {
        return methods.stream()
                .filter(method -> method.idempotency() != Idempotency.NO_SIDE_EFFECTS)
                .map(Method::path)
                .toList();
    }

    private List<String> listed(CustomResource<?, ?> resource, List<String> names, List<Method> methods) {
        List<String> offered = methods.stream().map(Limits::name).toList();
        var paths = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            int at = offered.indexOf(names.get(i));
            if (at >= 0) {
                paths.add(methods.get(at).path());
            } else {
                problems.error(
                        resource,
                        "spec.overload.critical.methods[" + i + "]",
                        Reason.REF_NOT_FOUND,
                        missing(names.get(i), offered));
            }
        }
        return paths;
    }

    private static String missing(String name, List<String> offered) {
        String sentence = "the gateway offers no method '" + name + "'";
        return Spelling.nearest(name, offered)
                .map(near -> sentence + ": did you mean '" + near + "'?")
                .orElse(sentence + ": write package.Service.Method, or remove it");
    }

    /** {@code /package.Service/Method} as protobuf writes it, {@code package.Service.Method}. */
    private static String name(Method method) {
        return method.path().substring(1).replace('/', '.');
    }
}
