package dev.catamaran.core.drill;

/** How far a drill came. Only of a finished one can the judge say whether it passed. */
public sealed interface DrillEnd {
    record Finished() implements DrillEnd {}

    /** No fault was applied. */
    record Refused(String arithmetic) implements DrillEnd {}

    /** The fault, if there was one, is being undone. */
    record Interrupted(String reason) implements DrillEnd {}
}
