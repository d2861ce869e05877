package dev.catamaran.local;

import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.WorkloadName;
import java.nio.file.Path;

/**
 * How one run of a job is.
 *
 * @param id of the run
 * @param address of its program and its sidecar
 * @param startedAtMs epoch milliseconds
 * @param exitCode of its program as a shell tells it, 128 and the signal's number for one that was killed; 1 when the program never ran to an end, 0 until
 *     it has one
 * @param message why it has failed, for people; empty when it has not
 * @param log what its program writes, which earlier runs have written to as well
 * @param logFrom where in the log this run begins, in bytes
 */
public record JobStatus(
        String id,
        WorkloadName job,
        CellName cell,
        String address,
        long startedAtMs,
        Phase phase,
        int exitCode,
        String message,
        Path log,
        long logFrom) {
    /** Where a run is in its life. */
    public enum Phase {
        /** Its sidecar gets its configuration; the program does not run yet. */
        STARTING,
        RUNNING,
        /** Nothing of it runs any more, in this and the next. */
        SUCCEEDED,
        FAILED;

        public boolean ended() {
            return this == SUCCEEDED || this == FAILED;
        }
    }
}
