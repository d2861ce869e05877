package dev.catamaran.core.model;

/** Phase of a cell. */
public enum CellState {
    /** Serves what enters it. */
    ACTIVE,
    /** A planned shift is taking its traffic away. */
    DRAINING,
    /** Serves nothing: lost, or shifted away. */
    OUT,
    /** Alive again; its share of the traffic is being ramped up. */
    RETURNING
}
