package dev.catamaran.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far an execution is, and how it ended. */
public record DrillRunStatus(
        @JsonPropertyDescription(
                "Pending, PreCheck, Load, WarmUp, Steady, Fault, Hold, Recover, Return, After, Converge, ReadBack or End.")
        @Size(max = 16)
        @Nullable
        String phase,

        @JsonPropertyDescription(
                "Passed, Failed, Interrupted (given up), Refused (the other cells could not carry the load) or Inconclusive (too little was tried). Missing while it runs.")
        @Size(max = 16)
        @Nullable
        String outcome,

        @JsonPropertyDescription("What it waits for, or why it ended so, in a sentence for people.")
        @Size(max = 4096)
        @Nullable
        String message,

        @JsonPropertyDescription("When its runner was started, RFC 3339.") @Size(max = 32) @Nullable
        String startedAt,

        @JsonPropertyDescription("When it ended, RFC 3339.") @Size(max = 32) @Nullable
        String endedAt,

        @JsonPropertyDescription(
                "When its runner was last heard of, RFC 3339. One that is silent for 20 s is given up.")
        @Size(max = 32)
        @Nullable
        String seenAt,

        @JsonPropertyDescription("Cell in which its runner, a Job of the same name, runs: not the one that is lost.")
        @Size(max = 63)
        @Nullable
        String runnerCell,

        @JsonPropertyDescription("What the capacity guard said before.") @Nullable
        Admission admission,

        @JsonPropertyDescription("What is or was broken; kept before it is broken, so that it can be mended by anyone.")
        @Nullable
        Fault fault,

        @JsonPropertyDescription("Every promise and what was found.") @Size(max = 64)
        List<CheckResult> checks,

        @JsonPropertyDescription(
                "ConfigMap with report.html, report.json and report.xml (JUnit). The raw record is in those whose name begins the same, followed by -record- and a number.")
        @Size(max = 253)
        @Nullable
        String reports) {
    /** Of a run that nobody has looked at. */
    public static final DrillRunStatus NEW =
            new DrillRunStatus("Pending", null, null, null, null, null, null, null, null, List.of(), null);

    public DrillRunStatus {
        checks = Lists.orEmpty(checks);
    }

    /** What the capacity guard said. */
    public record Admission(
            @JsonPropertyDescription("Whether the other cells can carry the drill's rate.")
            boolean admitted,

            @JsonPropertyDescription("Why, with the numbers.") @Size(max = 4096)
            String arithmetic,

            @JsonPropertyDescription(
                    "Requests per second at the edge at which the other cells saturate, as predicted, a decimal number; 0 when that is not known.")
            @Size(max = 32)
            String saturation,

            @JsonPropertyDescription("The numbers of that.") @Size(max = 4096)
            String saturationArithmetic) {}

    /** What is broken. */
    public record Fault(
            @JsonPropertyDescription("PodsDeleted or External.") @Size(max = 32)
            String kind,

            @JsonPropertyDescription("The cell.") @Size(max = 63)
            String cell,

            @JsonPropertyDescription(
                    "Nodes that it made unschedulable; of External, the nodes that somebody is to stop.")
            @Size(max = 1024)
            List<String> nodes,

            @JsonPropertyDescription("Applying, Applied, Recovering or Recovered.") @Size(max = 16)
            String state) {
        public Fault {
            nodes = Lists.orEmpty(nodes);
        }

        public Fault in(String state) {
            return new Fault(kind, cell, nodes, state);
        }
    }

    /** One promise. */
    public record CheckResult(
            @JsonPropertyDescription("For example lostWrites.") @Size(max = 64)
            String name,

            @JsonPropertyDescription("Whether it was kept.") boolean passed,

            @JsonPropertyDescription("What was found, and what was promised.") @Size(max = 1024)
            String sentence) {}

    /** Whether it has come to its end. */
    public boolean ended() {
        return outcome != null;
    }

    public DrillRunStatus waiting(String message) {
        return new DrillRunStatus("Pending", null, message, null, null, null, null, admission, null, List.of(), null);
    }

    public DrillRunStatus started(String now, String runnerCell, Admission admission) {
        return new DrillRunStatus("Pending", null, null, now, null, null, runnerCell, admission, null, List.of(), null);
    }

    public DrillRunStatus in(String phase) {
        return new DrillRunStatus(
                phase, outcome, message, startedAt, endedAt, seenAt, runnerCell, admission, fault, checks, reports);
    }

    public DrillRunStatus seen(String now) {
        return new DrillRunStatus(
                phase, outcome, message, startedAt, endedAt, now, runnerCell, admission, fault, checks, reports);
    }

    public DrillRunStatus with(Fault fault) {
        return new DrillRunStatus(
                phase, outcome, message, startedAt, endedAt, seenAt, runnerCell, admission, fault, checks, reports);
    }

    /** At its end. */
    public DrillRunStatus ended(
            String now, String outcome, String message, List<CheckResult> checks, @Nullable String reports) {
        return new DrillRunStatus(
                "End", outcome, message, startedAt, now, seenAt, runnerCell, admission, fault, checks, reports);
    }
}
