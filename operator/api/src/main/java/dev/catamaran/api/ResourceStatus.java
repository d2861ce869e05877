package dev.catamaran.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the controller says about a resource. */
public record ResourceStatus(
        @JsonPropertyDescription("The generation that the conditions are about.")
        long observedGeneration,

        @JsonPropertyDescription("Conditions by type: Accepted, and of a Mesh Programmed.") @Size(max = 16)
        List<Condition> conditions,

        @JsonPropertyDescription(
                "Replicas that are ready, of those wanted in all cells together, for example 3/4; of a job, how its last run went.")
        @Size(max = 16)
        @Nullable
        String ready) {
    public ResourceStatus {
        conditions = Lists.orEmpty(conditions);
    }

    /** One condition, as Kubernetes writes them. */
    public record Condition(
            @JsonPropertyDescription("What it is about, for example Accepted.") @Size(max = 64)
            String type,

            @JsonPropertyDescription("True, False or Unknown.") @Size(max = 16)
            String status,

            @JsonPropertyDescription("The generation of the resource that was looked at.")
            long observedGeneration,

            @JsonPropertyDescription("When the status became what it is, for example 2026-01-31T12:00:00Z. In UTC.")
            @Size(max = 32)
            @Nullable
            String lastTransitionTime,

            @JsonPropertyDescription("Why, in one word for programs, for example RefNotFound.") @Size(max = 64)
            String reason,

            @JsonPropertyDescription("Why, and what to change, in a sentence for people.") @Size(max = 1024)
            String message) {}
}
