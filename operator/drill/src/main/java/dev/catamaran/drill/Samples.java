package dev.catamaran.drill;

import dev.catamaran.core.drill.DrillException;

/** What the mesh says about itself while it is loaded, as the driver takes it. Both throw {@link DrillException} when it does not answer. */
public interface Samples {
    /** Processors and memory that were used so far, to be written as JSON. */
    Object usage();

    /** What each cell's replicas have counted so far, to be written as JSON. */
    Object counters();
}
