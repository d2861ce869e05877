package dev.catamaran.local;

import dev.catamaran.core.plan.Program;
import dev.catamaran.local.fault.CellOutage;
import dev.catamaran.local.process.ProcStat;
import dev.catamaran.local.process.ProcTable;
import dev.catamaran.local.process.Signal;
import dev.catamaran.local.replica.Replica;
import dev.catamaran.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Takes a whole cell away: SIGKILL to everything in it, and, if the fault says so, its disk. */
final class CellKill {
    private static final int ROUNDS = 10;
    private static final Duration DOOR_PATIENCE = Duration.ofMillis(200);

    private final StateFolder state;
    private final Clock clock;

    CellKill(StateFolder state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    /** @param replicas all of the cell */
    void kill(CellOutage fault, List<Replica> replicas) {
        killKnown(replicas);
        for (int round = 0; round < ROUNDS; round++) {
            var alive = LocalProcesses.find(state, fault.cell()::equals);
            if (alive.isEmpty()) {
                break;
            }
            Signal.KILL.send(alive);
            Signal.awaitEnd(alive, Duration.ofSeconds(1));
        }
        replicas.forEach(Replica::wasKilled);
        if (fault.withholdDisk()) {
            withhold(fault);
        }
    }

    /**
     * Kills those on record; looking for strays takes a moment in which the cell would go on half dead. A killed process keeps its connections until it has freed
     * its memory, on the cell's CPUs: the access gateways go first, since a lost cell has no open door, and everything else stands still meanwhile, so that
     * they need not share those CPUs.
     */
    private static void killKnown(List<Replica> replicas) {
        var doors = replicas.stream()
                .filter(r -> r.spec().workload().program() instanceof Program.Gateway)
                .flatMap(r -> r.processes().stream())
                .toList();
        var known = replicas.stream().flatMap(r -> r.processes().stream()).toList();
        var others = ProcTable.read().withDescendants(known).stream()
                .map(ProcStat::id)
                .filter(id -> !doors.contains(id))
                .toList();
        Signal.STOP.send(others);
        Signal.KILL.send(doors);
        Signal.awaitEnd(doors, DOOR_PATIENCE);
        Signal.KILL.send(others);
    }

    private void withhold(CellOutage fault) {
        Path aside = state.path().resolve("withheld").resolve(fault.id());
        for (Path data : StateFolder.list(state.cells().resolve(fault.cell()), 2)) {
            if (data.endsWith("data")) {
                try {
                    Files.createDirectories(aside);
                    Files.move(data, aside.resolve(data.getName(data.getNameCount() - 2) + "-" + clock.millis()));
                } catch (IOException e) {
                    throw new LocalException("cannot move " + data + " away: " + e.getMessage(), e);
                }
            }
        }
    }
}
