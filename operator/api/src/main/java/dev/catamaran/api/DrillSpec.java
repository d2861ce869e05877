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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A chaos drill. */
@ValidationRule(
        value =
                "duration(self.steady) >= duration('2s') && duration(self.hold) >= duration('2s') && duration(self.after) >= duration('2s')",
        message = "steady, hold and after last at least 2s each: shorter phases prove nothing")
public record DrillSpec(
        @JsonPropertyDescription("Traffic at the edge, open loop.") @Default("{\"rate\":300}")
        Load load,

        @JsonPropertyDescription("Traffic before the fault. At least 2s. Default 15s.")
        @Default("\"15s\"")
        @Size(max = 16)
        @Pattern(Patterns.DURATION)
        String steady,

        @JsonPropertyDescription("Traffic while the fault lasts. At least 2s. Default 15s.")
        @Default("\"15s\"")
        @Size(max = 16)
        @Pattern(Patterns.DURATION)
        String hold,

        @JsonPropertyDescription("Traffic after the cell is Active again. At least 2s. Default 15s.")
        @Default("\"15s\"")
        @Size(max = 16)
        @Pattern(Patterns.DURATION)
        String after,

        @JsonPropertyDescription("What is broken on purpose; exactly one for now.") @Required @Size(min = 1, max = 1)
        List<FaultSpec> faults,

        @JsonPropertyDescription("What is promised; a broken promise makes the drill Failed.")
        @Default(
                "{\"failedIdempotentPercent\":\"0.5\",\"errorWindow\":\"2s\",\"lostWrites\":0,\"p99\":\"100ms\",\"postFreshSteady\":\"2s\",\"postFreshAfter\":\"10s\"}")
        Slo slo,

        @JsonPropertyDescription("How much must have been tried; less makes the drill Inconclusive.")
        @Default("{\"minAckedWrites\":2000,\"minAckedNearFault\":50}")
        Proof proof) {
    public DrillSpec {
        faults = Lists.orEmpty(faults);
    }

    /** Traffic at the edge. */
    public record Load(
            @JsonPropertyDescription("Requests per second, 1 to 100,000. Default 300.")
            @Default("300")
            @Min(1)
            @Max(100_000)
            int rate,

            @JsonPropertyDescription("What the requests are. Default: home 85, profile 8, post 5, follow 2.")
            @Default("{\"home\":85,\"profile\":8,\"post\":5,\"follow\":2}")
            Mix mix) {}

    /** Shares of the operations. */
    @ValidationRule(
            value = "self.home + self.lists + self.profile + self.post + self.follow == 100",
            message = "the shares of the mix make 100 percent together")
    public record Mix(
            @JsonPropertyDescription("Home pages, percent, 0 to 100. Default 0.") @Default("0") @Min(0) @Max(100)
            int home,

            @JsonPropertyDescription("Lists of followees and followers, percent, 0 to 100. Default 0.")
            @Default("0")
            @Min(0)
            @Max(100)
            int lists,

            @JsonPropertyDescription(
                    "Profiles, percent, 0 to 100; one in eight of them is a change of one's own. Default 0.")
            @Default("0")
            @Min(0)
            @Max(100)
            int profile,

            @JsonPropertyDescription("Posts, percent, 0 to 100. Default 0.") @Default("0") @Min(0) @Max(100)
            int post,

            @JsonPropertyDescription("Follows and unfollows, percent, 0 to 100. Default 0.")
            @Default("0")
            @Min(0)
            @Max(100)
            int follow) {}

    /** One fault. */
    public record FaultSpec(
            @JsonPropertyDescription("CellOutage: every process of the cell dies at once.") @Required
            Kind kind,

            @JsonPropertyDescription("Name of the Cell.") @Required @Size(min = 1, max = 63) @Pattern(Patterns.NAME)
            String cell) {}

    /** Faults there are. */
    public enum Kind {
        @JsonProperty("CellOutage")
        CELL_OUTAGE
    }

    /** What is promised. */
    public record Slo(
            @JsonPropertyDescription(
                    "Failed share of the idempotent requests intended within 5 s of the fault, in percent, a decimal number. Default 0.5.")
            @Default("\"0.5\"")
            @Size(max = 8)
            @Pattern(Patterns.DECIMAL)
            String failedIdempotentPercent,

            @JsonPropertyDescription("Longest time from the first to the last failed request. Default 2s.")
            @Default("\"2s\"")
            @Size(max = 16)
            @Pattern(Patterns.DURATION)
            String errorWindow,

            @JsonPropertyDescription("Acknowledged writes that may be missing from a store at the end. Default 0.")
            @Default("0")
            @Min(0)
            @Max(1_000_000)
            int lostWrites,

            @JsonPropertyDescription(
                    "Slowest 99th percentile of the latency in the steady, hold and after phases. Default 100ms.")
            @Default("\"100ms\"")
            @Size(max = 16)
            @Pattern(Patterns.DURATION)
            String p99,

            @JsonPropertyDescription(
                    "Time from the acknowledgement of a post until it is in all followers' timelines, 99th percentile of the steady phase. Default 2s.")
            @Default("\"2s\"")
            @Size(max = 16)
            @Pattern(Patterns.DURATION)
            String postFreshSteady,

            @JsonPropertyDescription("The same after the return of the cell. Default 10s.")
            @Default("\"10s\"")
            @Size(max = 16)
            @Pattern(Patterns.DURATION)
            String postFreshAfter,

            @JsonPropertyDescription(
                    "Percent points by which the hit ratio of the surviving cells' caches may fall, from the 5 s before the fault to the 5 s after it. Absent: not judged.")
            @Min(0)
            @Max(100)
            @Nullable
            Integer cacheHitDropPoints) {}

    /** How much must have been tried. */
    public record Proof(
            @JsonPropertyDescription("Acknowledged writes of the traffic, at least. Default 2000.")
            @Default("2000")
            @Min(0)
            @Max(100_000_000)
            int minAckedWrites,

            @JsonPropertyDescription("Acknowledged writes within 500 ms of the fault, at least. Default 50.")
            @Default("50")
            @Min(0)
            @Max(1_000_000)
            int minAckedNearFault) {}
}
