package dev.catamaran.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A cache, one set of shards per cell. */
@ValidationRule(
        value = "duration(self.opTimeout) > duration('0s') && duration(self.opTimeout) <= duration('1s')",
        message = "opTimeout is more than 0s and at most 1s: a cache slower than its store helps nobody",
        fieldPath = ".opTimeout")
public record CacheClusterSpec(
        @JsonPropertyDescription("Server that holds the data. Default redis.") @Default("\"redis\"")
        Engine engine,

        @JsonPropertyDescription("Shards in each cell, 1 to 64; keys are spread by consistent hash. Default 1.")
        @Default("1")
        @Min(1)
        @Max(64)
        int shards,

        @JsonPropertyDescription(
                "Memory of each shard; the least recently used keys make room. Whole Mi or Gi. Default 64Mi.")
        @Default("\"64Mi\"")
        @Size(max = 8)
        @Pattern("^[1-9][0-9]{0,5}(Mi|Gi)$")
        String memory,

        @JsonPropertyDescription("Patience for one operation, at most 1s. Default 100ms.")
        @Default("\"100ms\"")
        @Size(max = 16)
        @Pattern(Patterns.DURATION)
        String opTimeout,

        @JsonPropertyDescription(
                "Whether writes are copied to the other cells' shards, fire and forget, so that the survivor's cache is warm. Default true.")
        @Default("true")
        boolean mirrorWrites) {
    /** Cache servers. */
    public enum Engine {
        @JsonProperty("redis")
        REDIS
    }
}
