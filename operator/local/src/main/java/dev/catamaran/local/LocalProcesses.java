package dev.catamaran.local;

import dev.catamaran.local.process.ProcTable;
import dev.catamaran.local.process.ProcessId;
import dev.catamaran.local.process.Signal;
import dev.catamaran.local.replica.ReplicaRecord;
import dev.catamaran.local.state.ControllerRecord;
import dev.catamaran.local.state.StateFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Every process of a state folder, found without a controller. */
public final class LocalProcesses {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ROUNDS = 5;

    /**
     * What was ended, and what could not be.
     *
     * @param ended pids, in the order in which they were found
     * @param left pids that live on after SIGKILL; empty but for processes of another user
     */
    public record Ended(List<Long> ended, List<Long> left) {}

    private LocalProcesses() {}

    /** Ends the controller first, so that it restarts nothing, then everything else: asks, waits, kills. */
    public static Ended endAll(Path stateDir) {
        var state = new StateFolder(stateDir);
        var ended = new LinkedHashSet<ProcessId>();
        state.read(ControllerRecord.file(state), ControllerRecord.class)
                .map(ControllerRecord::id)
                .filter(ProcTable::alive)
                .ifPresent(controller -> {
                    Signal.KILL.send(List.of(controller)); // its orderly end is ours to do
                    Signal.awaitEnd(List.of(controller), PATIENCE);
                    ended.add(controller);
                });
        Set<ProcessId> left = find(state, cell -> true);
        for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
            ended.addAll(left);
            var signal = round == 0 ? Signal.TERM : Signal.KILL;
            signal.send(left);
            Signal.awaitEnd(left, PATIENCE);
            left = find(state, cell -> true);
        }
        ended.removeAll(left);
        return new Ended(pids(ended), pids(left));
    }

    /** Processes of the cells that are asked for: those on record with all below them, and strays by their environment. */
    static Set<ProcessId> find(StateFolder state, Predicate<String> cell) {
        var table = ProcTable.read();
        var own = table.ownAncestry();
        var roots = new LinkedHashSet<ProcessId>();
        for (Path file : state.replicaRecords()) {
            state.read(file, ReplicaRecord.class)
                    .filter(record -> cell.test(record.cell()))
                    .ifPresent(record -> roots.addAll(record.processes()));
        }
        for (var stat : table.all()) {
            long pid = stat.id().pid();
            if (ProcTable.environment(pid, "CATAMARAN_STATE")
                            .equals(state.path().toString())
                    && cell.test(ProcTable.environment(pid, "CATAMARAN_CELL"))) {
                roots.add(stat.id());
            }
            if (ProcTable.isPostgresBelow(pid, state.cells())) {
                String where = ProcTable.workingFolder(pid)
                        .map(folder ->
                                state.cells().relativize(folder).getName(0).toString())
                        .orElse("");
                if (cell.test(where)) {
                    roots.add(stat.id());
                }
            }
        }
        var found = new LinkedHashSet<ProcessId>();
        table.withDescendants(roots).forEach(stat -> found.add(stat.id()));
        found.removeIf(id -> own.contains(id.pid()));
        return found;
    }

    static List<ProcessId> recorded(StateFolder state, Path replica) {
        return state.read(replica.resolve("replica.json"), ReplicaRecord.class)
                .map(ReplicaRecord::processes)
                .orElse(List.of());
    }

    private static List<Long> pids(Collection<ProcessId> ids) {
        return ids.stream().map(ProcessId::pid).toList();
    }
}
