package dev.catamaran.kubernetes.status;

import dev.catamaran.api.Cell;
import dev.catamaran.api.CellStatus;
import dev.catamaran.api.ResourceStatus;
import dev.catamaran.core.capacity.CellLoad;
import dev.catamaran.core.capacity.ReadyReplicas;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.plan.Workload;
import dev.catamaran.core.resolve.Problem;
import dev.catamaran.core.resolve.Problem.Severity;
import dev.catamaran.kubernetes.mesh.Turn;
import dev.catamaran.xds.server.SidecarStatus;
import io.fabric8.kubernetes.client.CustomResource;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The status of each resource after a turn. Pure. */
public final class Statuses {
    private final Turn turn;
    private final List<SidecarStatus> sidecars;
    private final Instant now;
    private final ReadyReplicas replicas;

    /**
     * Of what was seen now.
     *
     * @param sidecars the streams that are open here
     */
    public Statuses(Turn turn, List<SidecarStatus> sidecars, Instant now) {
        this.turn = turn;
        this.sidecars = sidecars;
        this.now = now;
        this.replicas = ReadyReplicas.of(turn.endpoints());
    }

    /** Of a Mesh: accepted, and programmed once everything that it asks for is there. */
    public ResourceStatus ofMesh(CustomResource<?, ?> mesh) {
        return new ResourceStatus(
                mesh.getMetadata().getGeneration(),
                Conditions.dated(mesh, now, accepted(mesh), programmed()),
                ready(_ -> true));
    }

    /** Of a resource for which workloads run. */
    public ResourceStatus of(CustomResource<?, ?> resource) {
        String name = resource.getMetadata().getName();
        return new ResourceStatus(
                resource.getMetadata().getGeneration(),
                Conditions.dated(resource, now, accepted(resource)),
                ready(w -> w.name().value().equals(name)));
    }

    public CellStatus of(Cell cell) {
        var name = new CellName(cell.getMetadata().getName());
        var conditions = Conditions.dated(cell, now, accepted(cell));
        var known = turn.model().flatMap(model -> model.cell(name));
        String ready = ready(w -> w.cell().equals(name));
        if (known.isEmpty()) {
            return new CellStatus(cell.getMetadata().getGeneration(), conditions, null, null, ready, null, null, null);
        }
        var load = CellLoad.all(turn.model().orElseThrow(), replicas)
                .get(known.get().index());
        return new CellStatus(
                cell.getMetadata().getGeneration(),
                conditions,
                title(known.get().state()),
                known.get().weight(),
                ready,
                (int) Math.round(load.demand().perSecond()),
                (int) load.capacity().perSecond(),
                load.carriesAll());
    }

    private Verdict accepted(CustomResource<?, ?> resource) {
        String id = resource.getKind() + "/" + resource.getMetadata().getName();
        return turn.resolution().problems().stream()
                .filter(p -> p.severity() == Severity.ERROR)
                .filter(p -> p.resource().equals(id) || p.resource().equals(resource.getKind()))
                .findFirst()
                .map(p -> new Verdict("Accepted", false, title(p.reason()), sentence(p)))
                .orElse(new Verdict("Accepted", true, "Accepted", ""));
    }

    private static String sentence(Problem problem) {
        return problem.field().isEmpty() ? problem.message() : problem.field() + ": " + problem.message();
    }

    private Verdict programmed() {
        if (turn.model().isEmpty()) {
            return new Verdict("Programmed", false, "Invalid", "the resources make no mesh yet");
        }
        var missing = turn.plan().workloads().stream()
                .filter(w -> replicas.count(w.name(), w.cell()) < w.replicas())
                .map(w -> w.name() + " in " + w.cell())
                .toList();
        if (!missing.isEmpty()) {
            return new Verdict("Programmed", false, "NotReady", "not ready yet: " + String.join(", ", missing));
        }
        var rejecting = sidecars.stream()
                .flatMap(s -> s.rejected().map(r -> s.identity().workload() + ": " + r).stream())
                .findFirst();
        if (rejecting.isPresent()) {
            return new Verdict("Programmed", false, "Rejected", rejecting.get());
        }
        return new Verdict("Programmed", true, "Programmed", "");
    }

    private @Nullable String ready(Predicate<Workload> own) {
        var workloads = turn.plan().workloads().stream().filter(own).toList();
        int wanted = workloads.stream().mapToInt(Workload::replicas).sum();
        int ready = workloads.stream()
                .mapToInt(w -> replicas.count(w.name(), w.cell()))
                .sum();
        return wanted == 0 ? null : ready + "/" + wanted;
    }

    /** As Kubernetes writes them: {@code REF_NOT_FOUND} is {@code RefNotFound}. */
    private static String title(Enum<?> value) {
        return Arrays.stream(value.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
