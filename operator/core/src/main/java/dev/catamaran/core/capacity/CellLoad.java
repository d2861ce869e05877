package dev.catamaran.core.capacity;

import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.RequestRate;
import java.util.List;

/**
 * What a cell would have to carry without the others, and what it can.
 *
 * @param demand at the edge, expected of the whole mesh; zero when nobody said
 * @param capacity at the edge, of the cell's ready replicas alone; zero when something is missing in it
 */
public record CellLoad(Cell cell, RequestRate demand, RequestRate capacity) {
    /** Of each cell, by name. */
    public static List<CellLoad> all(MeshModel model, ReadyReplicas ready) {
        var guard = new Guard(model, ready);
        return model.cells().stream()
                .map(cell -> new CellLoad(cell, model.expected(), guard.carriesAlone(cell.name())))
                .toList();
    }

    public boolean carriesAll() {
        return capacity.compareTo(demand) >= 0 && capacity.perSecond() > 0;
    }

    /** Requests per second to spare; less than 0 when it could not carry all. */
    public double headroom() {
        return capacity.perSecond() - demand.perSecond();
    }
}
