package dev.catamaran.core.resolve;

import dev.catamaran.api.Drill;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.CellState;
import dev.catamaran.core.resolve.Problem.Reason;
import dev.catamaran.core.resolve.Problem.Severity;
import java.util.List;
import java.util.stream.IntStream;

/** Cells, and who refers to them. */
final class Cells {
    private static final int ALL_OF_IT = 100;

    private Cells() {}

    /** Names are unique and in order. */
    static List<Cell> of(List<dev.catamaran.api.Cell> resources, Problems problems) {
        if (resources.size() < 2) {
            problems.add(new Problem(
                    Severity.ERROR,
                    "Cell",
                    "",
                    Reason.TOO_FEW_CELLS,
                    "the mesh has %d of at least 2 cells: create more, so that one can be lost"
                            .formatted(resources.size())));
        }
        return IntStream.range(0, resources.size())
                .mapToObj(i -> cell(resources.get(i), i))
                .toList();
    }

    /** A drill that breaks what does not exist. Drills are not part of the model. */
    static void check(Drill drill, Referable<dev.catamaran.api.Cell> cells) {
        var faults = drill.getSpec().faults();
        for (int i = 0; i < faults.size(); i++) {
            cells.find(drill, "spec.faults[" + i + "].cell", faults.get(i).cell());
        }
    }

    private static Cell cell(dev.catamaran.api.Cell resource, int index) {
        return new Cell(
                new CellName(resource.getMetadata().getName()),
                index,
                CellState.ACTIVE,
                ALL_OF_IT,
                resource.getSpec().cpus());
    }
}
