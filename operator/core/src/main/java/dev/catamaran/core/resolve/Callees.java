package dev.catamaran.core.resolve;

import dev.catamaran.api.CallSpec;
import dev.catamaran.api.MeshService;
import dev.catamaran.core.model.Budget;
import dev.catamaran.core.model.Call;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.core.resolve.Problem.Reason;
import io.fabric8.kubernetes.client.CustomResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The services that may be called, and the calls to them. */
final class Callees {
    private final Referable<MeshService> services;
    private final Problems problems;

    Callees(Referable<MeshService> services, Problems problems) {
        this.services = services;
        this.problems = problems;
    }

    /** A call and where it is written. */
    record Edge(String field, Call call) {}

    /** The calls of a service that lead somewhere. */
    List<Edge> edges(MeshService from) {
        var edges = new ArrayList<Edge>();
        var calls = from.getSpec().calls();
        for (int i = 0; i < calls.size(); i++) {
            edge(from, "spec.calls[" + i + "]", calls.get(i)).ifPresent(edges::add);
        }
        return edges;
    }

    /** The call that is written at this path, if it leads somewhere. */
    Optional<Edge> edge(CustomResource<?, ?> from, String path, CallSpec spec) {
        String field = path + ".service";
        return services.find(from, field, spec.service())
                .filter(callee -> callable(from, field, callee))
                .map(callee -> new Edge(field, call(spec)));
    }

    private boolean callable(CustomResource<?, ?> from, String field, MeshService callee) {
        boolean callable = callee.getSpec().grpc() != null;
        if (!callable) {
            String name = callee.getMetadata().getName();
            problems.error(
                    from,
                    field,
                    Reason.NOT_CALLABLE,
                    callee.getSpec().job() == null
                            ? "MeshService '" + name + "' has no grpc: add spec.grpc to it, or remove the call"
                            : "MeshService '" + name + "' is a job, which answers nobody: remove the call");
        }
        return callable;
    }

    private static Call call(CallSpec spec) {
        Duration timeout = Durations.parse(spec.timeout());
        String perTry = spec.perTryTimeout();
        return new Call(
                new WorkloadName(spec.service()),
                new Budget(timeout, perTry == null ? timeout : Durations.parse(perTry), spec.retries()),
                Double.parseDouble(spec.perRequest()));
    }
}
