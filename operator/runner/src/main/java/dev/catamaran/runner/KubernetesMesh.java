package dev.catamaran.runner;

import dev.catamaran.api.Cell;
import dev.catamaran.api.DrillRun;
import dev.catamaran.api.DrillRunStatus;
import dev.catamaran.core.drill.Cells;
import dev.catamaran.core.drill.DrillClock;
import dev.catamaran.core.drill.DrillException;
import dev.catamaran.core.drill.Fault;
import dev.catamaran.core.drill.Faults;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.CellState;
import dev.catamaran.kubernetes.drill.CellFault;
import dev.catamaran.kubernetes.drill.DrillRuns;
import dev.catamaran.kubernetes.objects.Labels;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The mesh as the drill engine's ports, over the API server. */
final class KubernetesMesh implements Cells, Faults {
    /** Whoever applies an external fault may have to read what is asked first. */
    private static final Duration SOMEBODY = Duration.ofMinutes(2);

    private final KubernetesClient client;
    private final String namespace;
    private final String run;
    private final DrillRuns runs;
    private final CellFault faults;
    private final DrillClock clock;
    private final InstantSource time;

    KubernetesMesh(KubernetesClient client, String namespace, String run, DrillClock clock, InstantSource time) {
        this.client = client;
        this.namespace = namespace;
        this.run = run;
        this.runs = new DrillRuns(client, namespace);
        this.faults = new CellFault(client, namespace);
        this.clock = clock;
        this.time = time;
    }

    /** What the operator, which counts what is ready, has written down. */
    @Override
    public Admission admission(Fault fault) {
        var said = DrillRuns.status(run()).admission();
        if (said == null) {
            throw new DrillException("the operator has not said whether the other cells can carry it");
        }
        return new Admission(
                said.admitted(), said.arithmetic(), Double.parseDouble(said.saturation()), said.saturationArithmetic());
    }

    @Override
    public CellState state(CellName cell) {
        return asked(() -> {
            var found = client.resources(Cell.class)
                    .inNamespace(namespace)
                    .withName(cell.value())
                    .get();
            var status = found == null ? null : found.getStatus();
            var phase = status == null ? null : status.phase();
            return phase == null ? CellState.OUT : CellState.valueOf(phase.toUpperCase(Locale.ROOT));
        });
    }

    /** As Kubernetes' own controllers count, which do not depend on the operator. */
    @Override
    public boolean ready(CellName cell) {
        return asked(() -> recovered()
                && all(
                        Deployment.class,
                        cell,
                        d -> has(
                                d.getSpec().getReplicas(),
                                d.getStatus() == null ? null : d.getStatus().getReadyReplicas()))
                && all(
                        StatefulSet.class,
                        cell,
                        s -> has(
                                s.getSpec().getReplicas(),
                                s.getStatus() == null ? null : s.getStatus().getReadyReplicas())));
    }

    /** An external fault lasts until somebody says that it is over. */
    private boolean recovered() {
        var found = run();
        var fault = DrillRuns.status(found).fault();
        return fault == null
                || !fault.kind().equals(CellFault.EXTERNAL)
                || annotation(found, CellFault.RECOVERED_AT) != null;
    }

    private <T extends HasMetadata> boolean all(Class<T> kind, CellName cell, Function<T, Boolean> ready) {
        var found = client.resources(kind)
                .inNamespace(namespace)
                .withLabel(Labels.MANAGED_BY, Labels.CATAMARAN)
                .withLabel(Labels.CELL, cell.value())
                .list()
                .getItems();
        return !found.isEmpty() && found.stream().allMatch(ready::apply);
    }

    private static boolean has(@Nullable Integer wanted, @Nullable Integer ready) {
        return Objects.requireNonNullElse(ready, 0) >= Objects.requireNonNullElse(wanted, 1);
    }

    @Override
    public long apply(Fault fault) {
        return switch (fault) {
            case Fault.PodsDeleted(String _, CellName cell) -> deletePods(cell);
            case Fault.External(String _, CellName cell) -> askFor(cell);
            case Fault.CellOutage _ -> throw new DrillException("CellOutage is a fault of the local runtime");
        };
    }

    private long deletePods(CellName cell) {
        return asked(() -> {
            var nodes = faults.openNodes(cell);
            record(CellFault.PODS_DELETED, cell, nodes);
            faults.cordon(nodes);
            long before = time.millis();
            faults.deletePods(cell);
            edit(status -> CellFault.inState(status, CellFault.APPLIED));
            return before;
        });
    }

    private long askFor(CellName cell) {
        asked(() -> {
            record(CellFault.EXTERNAL, cell, faults.openNodes(cell));
            return true;
        });
        if (!clock.await(SOMEBODY, () -> asked(() -> annotation(run(), CellFault.APPLIED_AT) != null))) {
            throw new DrillException("nobody said within %d s that the fault was applied: annotate the DrillRun with %s"
                    .formatted(SOMEBODY.toSeconds(), CellFault.APPLIED_AT));
        }
        edit(status -> CellFault.inState(status, CellFault.APPLIED));
        var at = annotation(run(), CellFault.APPLIED_AT);
        try {
            return Long.parseLong(Objects.requireNonNullElse(at, ""));
        } catch (NumberFormatException e) {
            throw new DrillException(
                    "the annotation %s needs epoch milliseconds, not %s".formatted(CellFault.APPLIED_AT, at), e);
        }
    }

    private void record(String kind, CellName cell, List<String> nodes) {
        edit(status -> status.with(new DrillRunStatus.Fault(kind, cell.value(), nodes, CellFault.APPLYING)));
    }

    /** Nothing is broken any more once the operator has given this run up. */
    private void edit(UnaryOperator<DrillRunStatus> change) {
        asked(() -> runs.edit(run, status -> {
                    if (status.ended()) {
                        throw new DrillException("the operator has given this run up: " + status.message());
                    }
                    return change.apply(status);
                })
                .orElseThrow(KubernetesMesh::gone));
    }

    @Override
    public void recover(Fault fault) {
        asked(() -> {
            faults.recover(run());
            return true;
        });
    }

    private DrillRun run() {
        return asked(() -> runs.find(run).orElseThrow(KubernetesMesh::gone));
    }

    private static DrillException gone() {
        return new DrillException("the DrillRun was deleted");
    }

    private static @Nullable String annotation(DrillRun run, String name) {
        return run.getMetadata().getAnnotations().get(name);
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (KubernetesClientException e) {
            throw new DrillException("the API server: " + e.getMessage(), e);
        }
    }
}
