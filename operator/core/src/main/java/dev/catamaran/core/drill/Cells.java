package dev.catamaran.core.drill;

import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.CellState;

/** What a drill asks about the mesh. */
public interface Cells {
    /** Whether the other cells can carry the drill's load without this one: the guard's answer. */
    Admission admission(Fault fault);

    /** The cell's phase now. */
    CellState state(CellName cell);

    /** Whether everything in the cell is ready, its store's catch-up included. */
    boolean ready(CellName cell);

    /**
     * The guard's answer.
     *
     * @param arithmetic one sentence with the numbers
     * @param saturation requests per second at the edge at which the other cells saturate, as predicted; 0 when that is not known
     * @param saturationArithmetic one sentence with its numbers
     */
    record Admission(boolean admitted, String arithmetic, double saturation, String saturationArithmetic) {}
}
