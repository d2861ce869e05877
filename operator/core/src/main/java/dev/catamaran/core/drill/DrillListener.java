package dev.catamaran.core.drill;

/** Told what goes on, for people. */
public interface DrillListener {
    void phase(Phase phase);

    /** Something that a person has to know: the fault could not be undone, for example. */
    void problem(String sentence);

    /** The phases, in their order. */
    enum Phase {
        PRE_CHECK,
        LOAD,
        WARM_UP,
        STEADY,
        FAULT,
        HOLD,
        RECOVER,
        RETURN,
        AFTER,
        CONVERGE,
        READ_BACK,
        END
    }
}
