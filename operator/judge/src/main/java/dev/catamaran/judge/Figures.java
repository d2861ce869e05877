package dev.catamaran.judge;

import java.util.List;
import java.util.SortedMap;

/**
 * Every figure of a drill. Milliseconds unless a name says otherwise; −1 stands for what the record does not say.
 *
 * @param phases in the order of time
 * @param failedIdempotent failed requests that may be repeated without harm (reads)
 * @param operations by name
 * @param failed those that were shed are not among them
 * @param errorWindowMs from the intended time of the first failed request to the end of the last one, those of a surge or of steps left out; 0 without
 *     failures
 * @param recoverMs from the fault to the end of the last failed request that ended after it, those of a surge or of steps left out; 0 without failures
 * @param returnMs from the order to recover until the cell was active again
 * @param convergeMs from the end of the traffic until both stores were the same and held what was acknowledged
 * @param ackedWrites of the traffic; the graph load is not counted here
 * @param ackedNearFault acknowledged within 500 ms of the fault
 * @param degradedAcks acknowledged by one bus only, graph load included
 * @param lostWrites acknowledged, graph load included, and missing or outdated in at least one cell's store
 * @param phantoms rows that no ledger line explains
 * @param freshness of posts
 * @param cells by name
 * @param served who answered what entered where
 * @param secondAddress requests that needed a second address, the first one having refused the connection
 * @param upSeconds until all processes were ready
 * @param processes largest number seen
 * @param pssMiB largest memory seen
 * @param cpu in CPUs (CPU seconds per second) while traffic ran, by cell in camel case, and {@code driver}, {@code controller}
 * @param pinned whether each cell had CPUs of its own
 * @param examples a few lost writes and phantoms, for people
 * @param overload by class, and what came of a surge or of steps
 */
public record Figures(
        List<Phase> phases,
        long requests,
        long failed,
        long failedIdempotent,
        List<Operation> operations,
        FaultWindow faultWindow,
        double errorWindowMs,
        double recoverMs,
        double returnMs,
        double convergeMs,
        long ackedWrites,
        long ackedNearFault,
        long degradedAcks,
        long indeterminateWrites,
        long failedWrites,
        long lostWrites,
        long phantoms,
        Freshness freshness,
        List<CellFigures> cells,
        List<Served> served,
        long secondAddress,
        double upSeconds,
        Graph graph,
        long processes,
        double pssMiB,
        SortedMap<String, Double> cpu,
        boolean pinned,
        Driver driver,
        List<String> examples,
        Overload overload) {

    /** CPUs of a cell, {@code controller} or {@code driver}, by its own name; −1 when the record does not say. */
    public double cpuOf(String name) {
        return cpu.getOrDefault(Cpu.camel(name), -1.0);
    }

    /**
     * What happened in one phase, by the intended time of the requests. Percentiles are exact (nearest rank) and count from the intended time.
     *
     * @param startMs since the record was begun
     */
    public record Phase(
            String name, double startMs, double endMs, long requests, long failed, double p50Ms, double p99Ms) {}

    /** The requests of one operation, over all phases. Percentiles as in a phase. */
    public record Operation(String name, boolean idempotent, long requests, long failed, double p50Ms, double p99Ms) {}

    /** Requests intended within 5 s of the fault. */
    public record FaultWindow(long requests, long failed, long idempotent, long failedIdempotent, double slowestMs) {}

    /**
     * How soon posts are in the timelines of all who follow their authors, in every cell's store.
     *
     * @param posts acknowledged
     * @param unseen timelines of followers that lack a post at the end
     * @param steadyP99Ms from the acknowledgement, of posts of the steady phase acknowledged at least 1 s before the fault
     * @param afterP99Ms the same of the phase after the return
     */
    public record Freshness(long posts, long unseen, double steadyP99Ms, double afterP99Ms) {}

    /**
     * One cell's store.
     *
     * @param recordsEqual it holds the newest row of every edge that any cell's store holds
     * @param rows −1 when it was not read
     */
    public record CellFigures(String name, boolean recordsEqual, long rows, long lostWrites) {}

    /** How many requests that entered one cell were answered by a service of another or the same one. */
    public record Served(String entered, String by, long requests) {}

    /**
     * The graph load.
     *
     * @param loadedEdges acknowledged
     */
    public record Graph(long people, long edges, double loadSeconds, long loadedEdges) {}

    /** How late the driver sent: sent minus intended. */
    public record Driver(double lateP99Ms, double lateMaxMs) {}
}
