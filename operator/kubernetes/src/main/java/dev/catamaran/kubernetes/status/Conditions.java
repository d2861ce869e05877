package dev.catamaran.kubernetes.status;

import dev.catamaran.api.CellStatus;
import dev.catamaran.api.ResourceStatus;
import dev.catamaran.api.ResourceStatus.Condition;
import io.fabric8.kubernetes.client.CustomResource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Verdicts as Kubernetes writes them: one whose status is as it was keeps its time. */
public final class Conditions {
    /** Of a message, as the CRDs have it. */
    private static final int LONGEST = 1024;

    private Conditions() {}

    /** What the resource said of itself when it was read; none when nobody has looked at it yet. */
    public static List<Condition> in(CustomResource<?, ?> resource) {
        return of(resource.getStatus());
    }

    /** Those of a status of any kind. */
    public static List<Condition> of(@Nullable Object status) {
        return switch (status) {
            case ResourceStatus of -> of.conditions();
            case CellStatus of -> of.conditions();
            case null, default -> List.of();
        };
    }

    static List<Condition> dated(CustomResource<?, ?> resource, Instant now, Verdict... verdicts) {
        return Stream.of(verdicts).map(verdict -> dated(verdict, resource, now)).toList();
    }

    private static Condition dated(Verdict verdict, CustomResource<?, ?> resource, Instant now) {
        String status = verdict.holds() ? "True" : "False";
        String since = in(resource).stream()
                .filter(c -> c.type().equals(verdict.type()) && c.status().equals(status))
                .flatMap(c -> Stream.ofNullable(c.lastTransitionTime()))
                .findFirst()
                .orElse(now.truncatedTo(ChronoUnit.SECONDS).toString());
        return new Condition(
                verdict.type(),
                status,
                resource.getMetadata().getGeneration(),
                since,
                verdict.reason(),
                shortened(verdict.message()));
    }

    private static String shortened(String message) {
        return message.length() > LONGEST ? message.substring(0, LONGEST - 1) + "…" : message;
    }
}
