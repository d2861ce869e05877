package dev.catamaran.kubernetes.drill;

import dev.catamaran.api.DrillRun;
import dev.catamaran.api.DrillRunStatus;
import dev.catamaran.api.DrillSpec;
import dev.catamaran.core.drill.Fault;
import dev.catamaran.core.model.CellName;
import dev.catamaran.kubernetes.objects.Labels;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/**
 * What a drill does to a cell. The status of its DrillRun says so before anything is broken, and names what has to be mended: so anyone can mend it, and mending again is
 * harmless.
 */
public final class CellFault {
    /** Kind of a fault of our own; docs/fault-model.md says what it proves. */
    public static final String PODS_DELETED = "PodsDeleted";

    /** Kind of a fault that somebody else applies when asked. */
    public static final String EXTERNAL = "External";

    public static final String APPLYING = "Applying";
    public static final String APPLIED = "Applied";
    public static final String RECOVERING = "Recovering";
    public static final String RECOVERED = "Recovered";

    /** Annotation with which somebody says when an {@link #EXTERNAL} fault was applied: epoch milliseconds, from just before. */
    public static final String APPLIED_AT = "catamaran.dev/fault-applied-at";

    /** Annotation with which somebody says that an {@link #EXTERNAL} fault was undone: epoch milliseconds. */
    public static final String RECOVERED_AT = "catamaran.dev/fault-recovered-at";

    private final KubernetesClient client;
    private final DrillRuns runs;
    private final String namespace;

    public CellFault(KubernetesClient client, String namespace) {
        this.client = client;
        this.runs = new DrillRuns(client, namespace);
        this.namespace = namespace;
    }

    /**
     * What Kubernetes makes of a drill's fault.
     *
     * @param id by which it is known: the DrillRun's name
     */
    public static Fault of(DrillSpec drill, String id) {
        var fault = drill.faults().getFirst();
        var cell = new CellName(fault.cell());
        return switch (fault.kind()) {
            case CELL_OUTAGE -> new Fault.PodsDeleted(id, cell);
            case EXTERNAL -> new Fault.External(id, cell);
        };
    }

    /** Names of the cell's nodes, those that take no pods left out. */
    public List<String> openNodes(CellName cell) {
        return client.nodes().withLabel(Labels.ZONE, cell.value()).list().getItems().stream()
                .filter(node -> !isClosed(node))
                .map(node -> node.getMetadata().getName())
                .sorted()
                .toList();
    }

    /** No pod that is not there yet comes to these nodes. */
    public void cordon(List<String> nodes) {
        nodes.forEach(node -> close(node, true));
    }

    /** The cell's pods are gone at once: nobody is asked, and nobody says goodbye. */
    public void deletePods(CellName cell) {
        client.pods()
                .inNamespace(namespace)
                .withLabel(Labels.MANAGED_BY, Labels.CATAMARAN)
                .withLabel(Labels.CELL, cell.value())
                .withGracePeriod(0)
                .delete();
    }

    /**
     * Mends what that run broke, or asks whoever broke it to mend it. Nothing happens when nothing is broken.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException when the API server does not take it; to be tried again
     */
    public void recover(DrillRun run) {
        var fault = DrillRuns.status(run).fault();
        if (fault == null || fault.state().equals(RECOVERED)) {
            return;
        }
        boolean ours = fault.kind().equals(PODS_DELETED);
        if (ours) {
            fault.nodes().forEach(node -> close(node, false));
        }
        String state = ours || run.getMetadata().getAnnotations().containsKey(RECOVERED_AT) ? RECOVERED : RECOVERING;
        runs.edit(run.getMetadata().getName(), status -> inState(status, state));
    }

    /** The fault of that status, in another state. */
    public static DrillRunStatus inState(DrillRunStatus status, String state) {
        var fault = status.fault();
        return fault == null ? status : status.with(fault.in(state));
    }

    private void close(String node, boolean closed) {
        client.nodes().withName(node).edit(found -> {
            found.getSpec().setUnschedulable(closed ? Boolean.TRUE : null);
            return found;
        });
    }

    private static boolean isClosed(Node node) {
        return Boolean.TRUE.equals(node.getSpec().getUnschedulable());
    }
}
