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

        @JsonPropertyDescription(
                "Traffic before the steady phase, whose latency is not judged: in it, code that has just started is loaded and compiled. What it writes is judged. Default 10s; 0s leaves it out.")
        @Default("\"10s\"")
        @Size(max = 16)
        @Pattern(Patterns.DURATION)
        String warmUp,

        @JsonPropertyDescription("Traffic before the fault. At least 2s. Default 15s.")
        @Default("\"15s\"")
        @Size(max = 16)
        @Pattern(Patterns.DURATION)
        String steady,

        @JsonPropertyDescription(
                "Traffic while the fault lasts; with load.steps, as long as they take instead. At least 2s. Default 15s.")
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
                "{\"failedIdempotentPercent\":\"0.5\",\"errorWindow\":\"2s\",\"lostWrites\":0,\"p99\":\"100ms\",\"postFreshSteady\":\"2s\",\"postFreshAfter\":\"10s\",\"predictionWithinPercent\":25}")
        Slo slo,

        @JsonPropertyDescription("How much must have been tried; less makes the drill Inconclusive.")
        @Default("{\"minAckedWrites\":2000,\"minAckedNearFault\":50}")
        Proof proof) {
    public DrillSpec {
        faults = Lists.orEmpty(faults);
    }

    /** Traffic at the edge. */
    @ValidationRule(
            value = "!(has(self.surge) && has(self.steps))",
            message = "surge and steps both change the rate of the hold: keep one of them")
    @ValidationRule(
            value = "!has(self.requestCost) || double(self.requestCost) >= 0.01 && double(self.requestCost) <= 100.0",
            message = "requestCost is 0.01 to 100: a request that costs less, or more, is not of this mesh",
            fieldPath = ".requestCost")
    public record Load(
            @JsonPropertyDescription(
                    "Requests per second, 1 to 100,000. The capacity guard admits or refuses the drill by it. Default 300.")
            @Default("300")
            @Min(1)
            @Max(100_000)
            int rate,

            @JsonPropertyDescription(
                    "Work of one request of the mix, in requests of the kind that capacityPerReplica and perRequest are declared for: the guard judges rate times this. A decimal number of 0.01 to 100. Default 1.")
            @Default("\"1\"")
            @Size(max = 8)
            @Pattern(Patterns.DECIMAL)
            String requestCost,

            @JsonPropertyDescription("What the requests are. Default: home 85, profile 8, post 5, follow 2.")
            @Default("{\"home\":85,\"profile\":8,\"post\":5,\"follow\":2}")
            Mix mix,

            @JsonPropertyDescription(
                    "Share of the reads, in percent, that nobody waits for: sent as class background, which is shed first. 0 to 100. Default 0.")
            @Default("0")
            @Min(0)
            @Max(100)
            int backgroundPercent,

            @JsonPropertyDescription(
                    "Edges of the follower graph that are loaded, from the beginning of its file: a smaller graph is loaded faster. At least 1; all of them when it is left out.")
            @Nullable
            @Min(1)
            @Max(100_000_000)
            Integer edges,

            @JsonPropertyDescription("More traffic while the cell is gone, on purpose more than the guard would admit.")
            @Nullable
            Surge surge,

            @JsonPropertyDescription(
                    "Traffic that grows step by step while the cell is gone, on purpose until the other cells saturate.")
            @Nullable
            Steps steps) {}

    /** The hold at a multiple of the rate. */
    @ValidationRule(
            value = "double(self.factor) > 1.0 && double(self.factor) <= 100.0",
            message = "factor is more than 1 and at most 100: less is no surge",
            fieldPath = ".factor")
    public record Surge(
            @JsonPropertyDescription(
                    "The hold's rate is so many times the drill's, a decimal number, more than 1 and at most 100. Default 2.")
            @Default("\"2\"")
            @Size(max = 8)
            @Pattern(Patterns.DECIMAL)
            String factor) {}

    /** The hold at one rate after the other. */
    @ValidationRule(value = "self.from <= self.to", message = "steps climb: from is at most to")
    @ValidationRule(
            value = "(self.to - self.from) / self.by < 100",
            message = "more than 100 steps: make by larger, or from and to closer")
    @ValidationRule(
            value = "duration(self.every) >= duration('2s')",
            message = "a step lasts at least 2s: a shorter one measures nothing",
            fieldPath = ".every")
    public record Steps(
            @JsonPropertyDescription("Requests per second of the first step, 1 to 100,000.")
            @Required
            @Min(1)
            @Max(100_000)
            int from,

            @JsonPropertyDescription(
                    "Requests per second that no step exceeds, 1 to 100,000. The climb ends earlier once more than half of a step's requests are lost.")
            @Required
            @Min(1)
            @Max(100_000)
            int to,

            @JsonPropertyDescription("Requests per second that each step adds, 1 to 100,000.")
            @Required
            @Min(1)
            @Max(100_000)
            int by,

            @JsonPropertyDescription("How long a step lasts. At least 2s. Default 5s.")
            @Default("\"5s\"")
            @Size(max = 16)
            @Pattern(Patterns.DURATION)
            String every) {}

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
            @JsonPropertyDescription(
                    "CellOutage: every process of the cell dies at once; on Kubernetes its nodes are cordoned and its pods deleted without grace, which the report calls PodsDeleted. External: somebody else breaks and mends the cell when the DrillRun asks for it, for example by stopping its nodes; on Kubernetes only.")
            @Required
            Kind kind,

            @JsonPropertyDescription("Name of the Cell.") @Required @Size(min = 1, max = 63) @Pattern(Patterns.NAME)
            String cell) {}

    /** Faults there are. */
    public enum Kind {
        @JsonProperty("CellOutage")
        CELL_OUTAGE,
        @JsonProperty("External")
        EXTERNAL
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

            @JsonPropertyDescription("What holds during load.surge.") @Default("{\"goodputPercent\":85}")
            SurgeSlo surge,

            @JsonPropertyDescription(
                    "With load.steps: how far the guard's predicted saturation may be from the measured one, in percent of the measured one, 0 to 1,000. Default 25.")
            @Default("25")
            @Min(0)
            @Max(1_000)
            int predictionWithinPercent,

            @JsonPropertyDescription(
                    "Percent points by which the hit ratio of the surviving cells' caches may fall, from the 5 s before the fault to the 5 s after it. Absent: not judged.")
            @Min(0)
            @Max(100)
            @Nullable
            Integer cacheHitDropPoints) {}

    /** What is promised while more comes in than one cell carries. */
    public record SurgeSlo(
            @JsonPropertyDescription("99th percentile of the latency of the class critical (writes). Default 200ms.")
            @Default("\"200ms\"")
            @Size(max = 16)
            @Pattern(Patterns.DURATION)
            String criticalP99,

            @JsonPropertyDescription(
                    "Share of the class critical that failed or was shed, in percent, a decimal number. Default 0.5.")
            @Default("\"0.5\"")
            @Size(max = 8)
            @Pattern(Patterns.DECIMAL)
            String criticalFailedPercent,

            @JsonPropertyDescription(
                    "Requests answered as they wanted, in percent of what one cell carries, or of what was sent where that is less. 0 to 100. Default 85.")
            @Default("85")
            @Min(0)
            @Max(100)
            int goodputPercent) {}

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
