package dev.catamaran.app.mesh;

import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.RequestRate;

/**
 * What a cell would have to carry without the others, and what it can.
 *
 * @param demand at the edge, expected of the whole mesh; zero when nobody said
 * @param capacity at the edge, of the cell's ready replicas alone; zero when something is missing in it
 */
public record CellLoad(Cell cell, RequestRate demand, RequestRate capacity) {
    public boolean carriesAll() {
        return capacity.compareTo(demand) >= 0 && capacity.perSecond() > 0;
    }

    /** Requests per second to spare; less than 0 when it could not carry all. */
    public double headroom() {
        return capacity.perSecond() - demand.perSecond();
    }
}
