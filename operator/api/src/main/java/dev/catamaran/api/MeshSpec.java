package dev.catamaran.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** Policy of a whole mesh. */
public record MeshSpec(
        @JsonPropertyDescription(
                "Trust domain of the SPIFFE ids: spiffe://TRUSTDOMAIN/ns/NAMESPACE/sa/NAME. A DNS name.")
        @Required
        @Size(min = 1, max = 253)
        @Pattern(Patterns.DNS_NAME)
        String trustDomain,

        @JsonPropertyDescription(
                "Enforce refuses what would leave one cell unable to carry everything; Warn only says so. Default Enforce.")
        @Default("\"Enforce\"")
        Rule fiftyPercentRule,

        @JsonPropertyDescription(
                "How much of a replica's capacity the survivors of an outage may use, in percent, 1 to 100. Default 80.")
        @Default("80")
        @Min(1)
        @Max(100)
        int allowedUtilizationPercent,

        @JsonPropertyDescription("How traffic leaves a failing cell.") @Default("{\"priorities\":\"Enabled\"}")
        Failover failover,

        @JsonPropertyDescription("How traffic comes back to a cell.") @Default("{\"ramp\":\"5s\"}")
        Failback failback) {

    /** What becomes of a change that breaks the 50 % rule. */
    public enum Rule {
        @JsonProperty("Enforce")
        ENFORCE,
        @JsonProperty("Warn")
        WARN
    }

    /** How traffic leaves a failing cell. */
    public record Failover(
            @JsonPropertyDescription(
                    "Enabled: other cells stand by as priority 1. Disabled: a service is only called in its own cell, and an outage is felt; for negative controls. Default Enabled.")
            @Default("\"Enabled\"")
            Switch priorities) {}

    /** A protection that can be switched off, to prove that it is needed. */
    public enum Switch {
        @JsonProperty("Enabled")
        ENABLED,
        @JsonProperty("Disabled")
        DISABLED
    }

    /** How traffic comes back to a cell. */
    @ValidationRule(
            value = "duration(self.ramp) <= duration('10m')",
            message = "ramp is at most 10m: a longer one keeps the mesh without a spare cell",
            fieldPath = ".ramp")
    public record Failback(
            @JsonPropertyDescription(
                    "A cell that returns gets its share of the traffic back over this time, in steps of 10 %. 0s gives it back at once. At most 10m. Default 5s.")
            @Default("\"5s\"")
            @Size(max = 16)
            @Pattern(Patterns.DURATION)
            String ramp) {}
}
