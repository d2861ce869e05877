package dev.catamaran.local.replica;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.catamaran.local.process.ProcessId;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code replica.json}: by it a new controller finds what an old one started. Pids are 0 where nothing runs.
 *
 * @param program hash of what the program was started with
 * @param sidecar hash of what the sidecar was started with
 */
public record ReplicaRecord(
        String cell, String name, String program, ProcessId programId, String sidecar, ProcessId sidecarId) {
    static final ProcessId NONE = new ProcessId(0, 0);

    @JsonIgnore
    public List<ProcessId> processes() {
        return Stream.of(programId, sidecarId).filter(id -> !id.equals(NONE)).toList();
    }
}
