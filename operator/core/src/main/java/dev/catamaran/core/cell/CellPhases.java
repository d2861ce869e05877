package dev.catamaran.core.cell;

import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Where each cell of a mesh is in its life. Not safe for concurrent use. */
public final class CellPhases {
    private final Map<CellName, CellPhase> phases = new TreeMap<>();

    /**
     * The same cells as they are now.
     *
     * @param seen what is seen of a cell now
     * @param first where a cell is that is seen for the first time: a controller that was away does not know where it was
     * @param ramp how long the way from nothing to the whole share takes
     */
    public List<Cell> advance(
            List<Cell> cells,
            Function<CellName, CellPhase.Observation> seen,
            Function<CellName, CellPhase> first,
            Duration ramp) {
        return cells.stream()
                .map(cell -> {
                    var next = phases.computeIfAbsent(cell.name(), first).next(seen.apply(cell.name()), ramp);
                    phases.put(cell.name(), next);
                    return new Cell(cell.name(), cell.index(), next.state(), next.weight(), cell.cpus());
                })
                .toList();
    }
}
