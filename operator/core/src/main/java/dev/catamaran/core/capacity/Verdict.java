package dev.catamaran.core.capacity;

import dev.catamaran.core.model.CellName;

/** Whether a cell may be lost at some rate. */
public sealed interface Verdict {
    /** The cell that might be lost. */
    CellName lost();

    /** One sentence with the numbers of the tightest service. */
    String arithmetic();

    default boolean admitted() {
        return !(this instanceof Refuse);
    }

    /** The other cells carry everything. */
    record Admit(CellName lost, String arithmetic) implements Verdict {}

    /** The other cells do not carry everything, but the mesh's rule only warns. */
    record Warn(CellName lost, String arithmetic) implements Verdict {}

    /** The other cells do not carry everything. */
    record Refuse(CellName lost, String arithmetic) implements Verdict {}
}
