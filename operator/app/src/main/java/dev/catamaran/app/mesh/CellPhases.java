package dev.catamaran.app.mesh;

import dev.catamaran.core.cell.CellPhase;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import dev.catamaran.local.ReplicaStatus;
import dev.catamaran.local.fault.CellOutage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where each cell is in its life. After a restart of the controller, faults on record say where it was. */
final class CellPhases {
    private final Map<CellName, CellPhase> phases = new TreeMap<>();

    /** The same cells as they are now. */
    List<Cell> advance(
            List<Cell> cells, List<ReplicaStatus> replicas, List<CellOutage> faults, Duration ramp, Instant now) {
        return cells.stream()
                .map(cell -> {
                    var of = faults.stream()
                            .filter(f -> f.cell().equals(cell.name().value()))
                            .toList();
                    boolean lost = of.stream().anyMatch(f -> !f.recovering());
                    var known = phases.computeIfAbsent(
                            cell.name(), name -> of.isEmpty() ? CellPhase.active() : CellPhase.returning());
                    var seen = new CellPhase.Observation(lost, ready(cell.name(), replicas), now);
                    var next = known.next(seen, ramp);
                    phases.put(cell.name(), next);
                    return new Cell(cell.name(), cell.index(), next.state(), next.weight(), cell.cpus());
                })
                .toList();
    }

    static boolean ready(CellName cell, List<ReplicaStatus> replicas) {
        var own = replicas.stream().filter(r -> r.cell().equals(cell)).toList();
        return !own.isEmpty() && own.stream().allMatch(ReplicaStatus::ready);
    }
}
