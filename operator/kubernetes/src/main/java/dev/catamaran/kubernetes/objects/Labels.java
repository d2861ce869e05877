package dev.catamaran.kubernetes.objects;

import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.core.plan.Workload;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Names and labels of what the operator makes; the recommended ones, and the cell. */
public final class Labels {
    public static final String CELL = "catamaran.dev/cell";
    public static final String NAME = "app.kubernetes.io/name";

    /** The layer. */
    public static final String COMPONENT = "app.kubernetes.io/component";

    /** Of ConfigMaps that hold descriptor sets. */
    public static final String DESCRIPTORS = "catamaran.dev/descriptors";

    public static final String PART_OF = "app.kubernetes.io/part-of";
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String CATAMARAN = "catamaran";

    /** Well-known label of a node's failure domain; a cell is one of them unless it says otherwise. */
    public static final String ZONE = "topology.kubernetes.io/zone";

    private Labels() {}

    /** Of everything that belongs to one workload in one cell. */
    static Map<String, String> of(Workload workload, Installation at) {
        var labels = selector(workload.name(), workload.cell());
        labels.putAll(of(at));
        labels.put(COMPONENT, workload.layer().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return labels;
    }

    /** Of what belongs to a workload in all cells. In order, as everything here: the same objects are the same text. */
    static Map<String, String> ofAllCells(Workload workload, Installation at) {
        var labels = of(at);
        labels.put(NAME, workload.name().value());
        return labels;
    }

    /** Of what belongs to a whole mesh. */
    static Map<String, String> of(Installation at) {
        return new TreeMap<>(Map.of(PART_OF, at.mesh(), MANAGED_BY, CATAMARAN));
    }

    /** What selects the pods of one workload in one cell; it can never be changed. */
    static Map<String, String> selector(WorkloadName workload, CellName cell) {
        return new TreeMap<>(Map.of(NAME, workload.value(), CELL, cell.value()));
    }

    /** The value of that label; empty when there is none. */
    public static String of(HasMetadata object, String label) {
        var labels = object.getMetadata().getLabels();
        return labels == null ? "" : labels.getOrDefault(label, "");
    }

    /** Name of what is made once for each cell. */
    static String name(Workload workload) {
        return workload.name() + "-" + workload.cell();
    }
}
