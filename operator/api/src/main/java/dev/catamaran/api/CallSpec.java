package dev.catamaran.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A declared edge: what may be called, and what one call may cost. What is not declared is refused by the callee's sidecar. */
@ValidationRule(
        value = "duration(self.timeout) > duration('0s') && duration(self.timeout) <= duration('1h')",
        message = "timeout is more than 0s and at most 1h",
        fieldPath = ".timeout")
@ValidationRule(
        value =
                "!has(self.perTryTimeout) || (duration(self.perTryTimeout) > duration('0s') && duration(self.perTryTimeout) <= duration(self.timeout))",
        message = "perTryTimeout is more than 0s and at most timeout: one try cannot outlast the whole call",
        fieldPath = ".perTryTimeout")
public record CallSpec(
        @JsonPropertyDescription("Name of the MeshService that is called.")
        @Required
        @Size(min = 1, max = 63)
        @Pattern(Patterns.NAME)
        String service,

        @JsonPropertyDescription(
                "Calls made for one request to the caller, a decimal number; carries demand along the edge. Default 1.")
        @Default("\"1\"")
        @Size(max = 8)
        @Pattern(Patterns.DECIMAL)
        String perRequest,

        @JsonPropertyDescription("Patience for the whole call, retries included. Default 1s.")
        @Default("\"1s\"")
        @Size(max = 16)
        @Pattern(Patterns.DURATION)
        String timeout,

        @JsonPropertyDescription("Patience for one try; at most timeout. Left out: timeout.")
        @Size(max = 16)
        @Pattern(Patterns.DURATION)
        @Nullable
        String perTryTimeout,

        @JsonPropertyDescription(
                "Further tries after the first, 0 to 5, only where the method's idempotency_level or the failure allows one. Default 1.")
        @Default("1")
        @Min(0)
        @Max(5)
        int retries) {}
