package dev.catamaran.cli.controller;

import java.util.List;
import java.util.Map;

/** What {@code GET /v1/status} answers. */
public record ControllerStatus(
        String mesh,
        String resourcesDir,
        long pid,
        boolean ready,
        String message,
        Edit edit,
        List<ProblemLine> problems,
        List<CellLine> cells,
        List<WorkloadLine> workloads,
        List<JobLine> jobs,
        List<FaultLine> faults,
        Map<String, String> access,
        Map<String, Map<String, String>> stores,
        String secretsDir,
        String prometheus) {

    /** How far the newest resource files are. */
    public record Edit(String revision, boolean accepted, boolean inForce, String waitsFor) {}

    public record ProblemLine(String severity, String resource, String field, String reason, String message) {}

    public record CellLine(
            String name,
            String state,
            int weight,
            boolean ready,
            int cpus,
            double demand,
            double capacity,
            boolean carriesAll,
            String arithmetic) {}

    public record WorkloadLine(
            String name,
            String cell,
            int replica,
            String address,
            long pid,
            long sidecarPid,
            boolean ready,
            int restarts,
            String message) {}

    /** The last run of a job in a cell. */
    public record JobLine(
            String id,
            String name,
            String cell,
            String address,
            long startedAtMs,
            String phase,
            int exitCode,
            String message,
            String log,
            long logFrom) {
        public boolean ended() {
            return phase.equals("Succeeded") || phase.equals("Failed");
        }
    }

    public record FaultLine(String id, String kind, String cell, long appliedAtMs, boolean recovering) {}
}
