package dev.catamaran.core.drill;

import dev.catamaran.core.model.CellName;

/** What is broken on purpose. Applying and recovering are both idempotent by {@link #id}. */
public sealed interface Fault {
    String id();

    CellName cell();

    /** As in the Drill resource. */
    default String kind() {
        return getClass().getSimpleName();
    }

    /**
     * Every process of the cell dies at once.
     *
     * @param withholdDisk the cell comes back without its data: a negative control, outside of what is promised
     */
    record CellOutage(String id, CellName cell, boolean withholdDisk) implements Fault {}

    /** The cell's nodes take no more pods, and its pods are deleted without grace. The API server takes their endpoints away at once, so that this is less than a crash. */
    record PodsDeleted(String id, CellName cell) implements Fault {}

    /** Whatever somebody else does to the cell when asked, for example stopping its nodes without a word. */
    record External(String id, CellName cell) implements Fault {}
}
