package dev.catamaran.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** What the controller says about a resource. */
public record ResourceStatus(
        @JsonPropertyDescription("The generation that the conditions are about.")
        long observedGeneration,

        @JsonPropertyDescription("Conditions by type, for example Accepted, ResolvedRefs, Programmed.") @Size(max = 16)
        List<Condition> conditions) {
    public ResourceStatus {
        conditions = Lists.orEmpty(conditions);
    }

    /** One condition, as Kubernetes writes them. */
    public record Condition(
            @Size(max = 64) String type,
            @Size(max = 16) String status,
            @Size(max = 64) String reason,
            @Size(max = 1024) String message) {}
}
