package dev.catamaran.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** A token bucket: each request takes one token, and without one it is refused. */
public record RateLimitSpec(
        @JsonPropertyDescription("Tokens that come back per second, evenly, 1 to 1,000,000.")
        @Required
        @Min(1)
        @Max(1_000_000)
        int requestsPerSecond,

        @JsonPropertyDescription(
                "Tokens that the bucket holds: as many requests may come at once after a quiet time. 1 to 1,000,000. Left out: requestsPerSecond.")
        @Min(1)
        @Max(1_000_000)
        @Nullable
        Integer burst) {}
