package dev.catamaran.core.resolve;

import dev.catamaran.core.resolve.Problem.Reason;
import dev.catamaran.core.resolve.Problem.Severity;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The problems that were found so far. */
final class Problems {
    /** Everything is compared, so that the order in which problems are found does not show. */
    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::resource)
            .thenComparing(Problem::field)
            .thenComparing(Problem::reason)
            .thenComparing(Problem::message);

    private final List<Problem> found = new ArrayList<>();

    void error(CustomResource<?, ?> resource, String field, Reason reason, String message) {
        add(new Problem(Severity.ERROR, name(resource), field, reason, message));
    }

    void add(Problem problem) {
        found.add(problem);
    }

    List<Problem> sorted() {
        return found.stream().sorted(ORDER).distinct().toList();
    }

    /** Kind and name, {@code MeshService/gateway}. */
    static String name(CustomResource<?, ?> resource) {
        return resource.getKind() + "/" + resource.getMetadata().getName();
    }
}
