package dev.catamaran.local.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.catamaran.local.process.ProcTable;
import dev.catamaran.local.process.ProcessId;
import java.nio.file.Path;

/**
 * {@code controller.json}: by it {@code down} ends the controller first.
 *
 * @param startTicks as in {@link ProcessId}
 * @param api address of its HTTP API
 */
public record ControllerRecord(long pid, long startTicks, String api) {
    /** The record of this process. */
    public static ControllerRecord current(String api) {
        var id = ProcTable.stat(ProcessHandle.current().pid()).orElseThrow().id();
        return new ControllerRecord(id.pid(), id.startTicks(), api);
    }

    @JsonIgnore
    public ProcessId id() {
        return new ProcessId(pid, startTicks);
    }

    public static Path file(StateFolder state) {
        return state.path().resolve("controller.json");
    }
}
