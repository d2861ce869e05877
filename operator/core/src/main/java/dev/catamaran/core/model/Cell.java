package dev.catamaran.core.model;

/**
 * A hull: one of the failure domains, sized to carry the whole load.
 *
 * @param index position among the mesh's cells by name, from 0
 * @param weight share of its normal traffic in percent, 0 to 100; below 100 only while draining or returning
 * @param cpus CPUs that all processes of the cell may use together, at least 1
 */
public record Cell(CellName name, int index, CellState state, int weight, int cpus) {
    public Cell {
        if (weight < 0 || weight > 100) {
            throw new IllegalArgumentException("weight " + weight + " is outside 0..100 %");
        }
        if (cpus < 1) {
            throw new IllegalArgumentException("a cell needs at least 1 CPU, not " + cpus);
        }
    }

    /** Whether it answers requests: alive, and, if it returns, caught up. */
    public boolean serves() {
        return state != CellState.OUT && weight > 0;
    }
}
