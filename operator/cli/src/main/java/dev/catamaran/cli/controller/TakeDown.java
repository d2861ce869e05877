package dev.catamaran.cli.controller;

import dev.catamaran.cli.terminal.CommandFailure;
import dev.catamaran.cli.terminal.Progress;
import dev.catamaran.local.LocalException;
import dev.catamaran.local.LocalProcesses;
import dev.catamaran.local.process.ProcTable;
import dev.catamaran.local.state.ControllerRecord;
import dev.catamaran.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;

/** Ends everything of a mesh: in order where a controller can do it, by force where not. */
public final class TakeDown {
    private static final Duration ORDERLY = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);

    private final MeshOptions mesh;
    private final Progress progress;

    public TakeDown(MeshOptions mesh, Progress progress) {
        this.mesh = mesh;
        this.progress = progress;
    }

    public void run(boolean purge) {
        Path stateDir = mesh.stateDir();
        if (!Files.isDirectory(stateDir)) {
            progress.done("nothing to end: there is no " + stateDir);
            return;
        }
        var state = new StateFolder(stateDir);
        progress.doing("ending the services, then the servers");
        boolean orderly = stopController(state);
        try {
            var ended = LocalProcesses.endAll(stateDir);
            if (!ended.left().isEmpty()) {
                throw new CommandFailure("these processes do not end, even when killed: " + ended.left());
            }
            Files.deleteIfExists(ControllerRecord.file(state));
            if (purge) {
                delete(stateDir);
            }
            String left = ended.ended().isEmpty()
                    ? ""
                    : ", %d processes by force".formatted(ended.ended().size());
            progress.done(
                    (orderly ? "ended in order" : "ended") + left + (purge ? "; " + stateDir + " is removed" : ""));
        } catch (LocalException | IOException e) {
            throw new CommandFailure("cannot end everything: " + e.getMessage(), e);
        }
    }

    /** Whether a controller was there and ended everything itself. */
    private boolean stopController(StateFolder state) {
        var controller = state.read(ControllerRecord.file(state), ControllerRecord.class)
                .map(ControllerRecord::id)
                .filter(ProcTable::alive);
        if (controller.isEmpty()) {
            return false;
        }
        try (var api = new Api(mesh.controller())) {
            api.stop();
        } catch (Api.ApiException e) {
            return false; // hangs, or is not ours any more: by force then
        }
        long deadline = System.nanoTime() + ORDERLY.toNanos();
        while (ProcTable.alive(controller.get())) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
