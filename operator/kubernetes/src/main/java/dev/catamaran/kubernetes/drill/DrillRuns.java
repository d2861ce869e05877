package dev.catamaran.kubernetes.drill;

import dev.catamaran.api.DrillRun;
import dev.catamaran.api.DrillRunStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The DrillRuns of a namespace. Their runner and the operator both write statuses, and neither overwrites what the other has just said. */
public final class DrillRuns {
    private static final int CONFLICT = 409;
    private static final int ATTEMPTS = 10;

    private final KubernetesClient client;
    private final String namespace;

    public DrillRuns(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    public Optional<DrillRun> find(String name) {
        return Optional.ofNullable(client.resources(DrillRun.class)
                .inNamespace(namespace)
                .withName(name)
                .get());
    }

    public List<DrillRun> all() {
        return client.resources(DrillRun.class).inNamespace(namespace).list().getItems();
    }

    public static DrillRunStatus status(DrillRun run) {
        return Objects.requireNonNullElse(run.getStatus(), DrillRunStatus.NEW);
    }

    /** The time as statuses have it: RFC 3339, in UTC, to the second. */
    public static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /**
     * Changes the status as it is now.
     *
     * @return the run with its new status; nothing when there is no such run any more
     * @throws KubernetesClientException when the API server does not take it
     */
    public Optional<DrillRun> edit(String name, UnaryOperator<DrillRunStatus> change) {
        for (int attempt = 1; ; attempt++) {
            var found = find(name);
            if (found.isEmpty()) {
                return found;
            }
            var run = found.get();
            var before = status(run);
            var after = change.apply(before);
            if (after.equals(before)) {
                return found;
            }
            run.setStatus(after);
            try {
                return Optional.of(client.resource(run).lockResourceVersion().updateStatus());
            } catch (KubernetesClientException e) {
                if (e.getCode() != CONFLICT || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
