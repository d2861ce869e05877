package dev.catamaran.core.live;

import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.CellState;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Outdated replicas are renewed one cell after the other, so that each service is whole in all others meanwhile. */
public final class Rollout {
    private Rollout() {}

    /**
     * Those to take out of the traffic now, and then to renew. All of one cell; empty when there are none, or when another cell is not whole.
     *
     * @param cells with their states
     */
    public static List<Replica> next(List<Cell> cells, List<Replica> replicas) {
        Set<CellName> active = cells.stream()
                .filter(cell -> cell.state() == CellState.ACTIVE)
                .map(Cell::name)
                .collect(Collectors.toSet());
        for (Cell cell : cells) {
            var renewable = replicas.stream()
                    .filter(r -> r.cell().equals(cell.name()) && r.outdated())
                    .filter(r -> wholeElsewhere(r, active, replicas))
                    .toList();
            if (!renewable.isEmpty()) {
                return renewable;
            }
        }
        return List.of();
    }

    /** A cell that is lost or returns stands for nobody. */
    private static boolean wholeElsewhere(Replica leaving, Set<CellName> active, List<Replica> replicas) {
        var others = replicas.stream()
                .filter(r ->
                        r.workload().equals(leaving.workload()) && !r.cell().equals(leaving.cell()))
                .toList();
        return !others.isEmpty() && others.stream().allMatch(r -> r.ready() && active.contains(r.cell()));
    }
}
