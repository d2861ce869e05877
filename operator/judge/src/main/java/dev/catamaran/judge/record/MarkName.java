package dev.catamaran.judge.record;

/**
 * Names of the marks that the judge understands. A mark {@code X-start} begins the phase {@code X}, which lasts until the next such mark, or
 * until {@link #TRAFFIC_END} or {@link #END}. Other marks are kept and have no meaning to the judge.
 */
public final class MarkName {
    /**
     * Detail: {@code drill, fault, cell, upSeconds, pinned, limits{…}} (see {@code Expectations}), {@code holdLoad} ({@code surge} or {@code steps}),
     * {@code saturation} (measured before, requests per second), {@code command[…], versions{…}, machine{…},
     * pinning{…}} (see {@code Origin}).
     */
    public static final String DRILL = "drill";
    /**
     * The capacity guard has spoken. Detail: {@code admitted} (boolean), {@code arithmetic} (a sentence), {@code saturation} (requests
     * per second), {@code saturationArithmetic} (a sentence).
     */
    public static final String PRECHECK = "precheck";
    /** A stop condition held, or the drill could not go on. Detail: {@code reason}. */
    public static final String INTERRUPTED = "interrupted";

    /** The driver goes on at another rate. Detail: {@code perSecond}. */
    public static final String RATE = "rate";

    public static final String START_SUFFIX = "-start";
    /** Detail: {@code appliedAtMs}, just before the first signal; without it the mark's own time counts. */
    public static final String FAULT_APPLIED = "fault-applied";

    public static final String RECOVER_START = "recover-start";
    public static final String CELL_READY = "cell-ready";
    public static final String CELL_ACTIVE = "cell-active";
    public static final String TRAFFIC_END = "traffic-end";
    public static final String CONVERGED = "converged";
    public static final String END = "end";

    private MarkName() {}
}
