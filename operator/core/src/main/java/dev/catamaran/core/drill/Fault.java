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
}
