package dev.catamaran.local.control;

import java.util.List;
import java.util.SortedMap;

/**
 * What the controller answers to {@code GET /v1/status}.
 *
 * @param prometheus its page; empty when none of this mesh runs
 */
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
        SortedMap<String, String> access,
        SortedMap<String, SortedMap<String, String>> stores,
        String secretsDir,
        String prometheus) {

    /**
     * How far the newest resource files are.
     *
     * @param revision of the files as they were read last
     * @param accepted whether they have no errors; if not, an older state is kept
     * @param inForce whether every sidecar and every replica is as they say
     * @param waitsFor what is missing until then
     */
    public record Edit(String revision, boolean accepted, boolean inForce, String waitsFor) {}

    /** A mistake in the resources, or a sidecar that refused its configuration. */
    public record ProblemLine(String severity, String resource, String field, String reason, String message) {}

    /**
     * A cell.
     *
     * @param demand requests per second at the edge that was asked about last, or 0
     * @param capacity requests per second at the edge that this cell can carry alone
     */
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

    /** A replica; pids are 0 while nothing runs. */
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

    /**
     * The last run of a job in a cell.
     *
     * @param phase {@code Starting}, {@code Running}, {@code Succeeded} or {@code Failed}
     * @param exitCode 0 until it has ended
     * @param log the file that its program writes to
     * @param logFrom where in it this run begins, in bytes
     */
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

    /** A fault that is in force or being undone. */
    public record FaultLine(String id, String kind, String cell, long appliedAtMs, boolean recovering) {}
}
