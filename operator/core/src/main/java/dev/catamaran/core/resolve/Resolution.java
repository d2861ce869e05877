package dev.catamaran.core.resolve;

import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.core.plan.Execution;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the resources mean.
 *
 * @param model empty when there is no mesh to speak of; all cells are active in it
 * @param executions how each service of the model is run
 * @param problems by resource, then field
 */
public record Resolution(
        Optional<MeshModel> model, SortedMap<WorkloadName, Execution> executions, List<Problem> problems) {
    public Resolution {
        executions = Collections.unmodifiableSortedMap(new TreeMap<>(executions));
        problems = List.copyOf(problems);
    }
}
