package dev.catamaran.core.drill;

/** Breaks and mends. What recovery needs is stored before anything is broken, so that it survives whoever ordered it. */
public interface Faults {
    /** Applies the fault; again is harmless. Returns the epoch milliseconds just before the first signal. */
    long apply(Fault fault);

    /** Begins the recovery and returns at once; again, or for a fault that never came to be, is harmless. */
    void recover(Fault fault);
}
