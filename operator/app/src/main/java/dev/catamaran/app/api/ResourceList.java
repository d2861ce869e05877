package dev.catamaran.app.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.catamaran.app.mesh.MeshStatus;
import dev.catamaran.core.plan.Program;
import dev.catamaran.core.resolve.Problem.Severity;
import dev.catamaran.core.resolve.Resources;
import dev.catamaran.local.JobStatus;
import dev.catamaran.local.ReplicaStatus;
import dev.catamaran.local.control.ControllerStatus;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Answer of {@code GET /v1/resources}: the resources that are wanted now, defaults included, each with what is known of it. */
public record ResourceList(String revision, List<JsonNode> resources) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .build();

    static ResourceList of(MeshStatus status, List<ControllerStatus.CellLine> cells) {
        var desired = status.desired();
        return new ResourceList(
                desired.revision(),
                all(desired.resources())
                        .map(resource -> described(resource, status, cells))
                        .toList());
    }

    private static Stream<CustomResource<?, ?>> all(Resources resources) {
        return Stream.of(
                        resources.meshes(),
                        resources.cells(),
                        resources.gateways(),
                        resources.services(),
                        resources.caches(),
                        resources.buses(),
                        resources.datastores(),
                        resources.drills())
                .flatMap(List::stream);
    }

    private static JsonNode described(
            CustomResource<?, ?> resource, MeshStatus status, List<ControllerStatus.CellLine> cells) {
        ObjectNode json = JSON.valueToTree(resource);
        String name = resource.getMetadata().getName();
        var known = new TreeMap<String, Object>();
        switch (resource.getKind()) {
            case "Mesh" -> ready(status, _ -> true, known);
            case "Cell" -> {
                ready(status, r -> r.cell().value().equals(name), known);
                cells.stream().filter(c -> c.name().equals(name)).forEach(c -> cell(c, known));
            }
            case "MeshService", "AccessGateway", "CacheCluster", "MessageBus", "Datastore" -> {
                if (isJob(name, status)) {
                    job(name, status, known);
                } else {
                    ready(status, r -> r.workload().value().equals(name), known);
                }
            }
            default -> {} // nothing runs for it
        }
        known.put("conditions", List.of(accepted(resource.getKind() + "/" + name, status)));
        json.set("status", JSON.valueToTree(known));
        return json;
    }

    private static void ready(MeshStatus status, Predicate<ReplicaStatus> own, Map<String, Object> known) {
        var replicas = status.replicas().stream().filter(own).toList();
        long ready = replicas.stream().filter(ReplicaStatus::ready).count();
        known.put("ready", ready + "/" + replicas.size());
    }

    private static boolean isJob(String name, MeshStatus status) {
        return status.desired().plan().workloads().stream()
                .anyMatch(w -> w.name().value().equals(name) && w.program() instanceof Program.Job);
    }

    /** No replica of it is wanted; what there is to know is how its last run went. */
    private static void job(String name, MeshStatus status, Map<String, Object> known) {
        known.put(
                "ready",
                status.jobs().stream()
                        .filter(run -> run.job().value().equals(name))
                        .max(Comparator.comparingLong(JobStatus::startedAtMs))
                        .map(StatusView::phase)
                        .orElse("NeverRun"));
    }

    private static void cell(ControllerStatus.CellLine cell, Map<String, Object> known) {
        known.put("phase", cell.state().charAt(0) + cell.state().substring(1).toLowerCase(Locale.ROOT));
        known.put("weightPercent", cell.weight());
        known.put("demand", Math.round(cell.demand()));
        known.put("capacity", (long) cell.capacity());
        known.put("carriesAll", cell.carriesAll());
    }

    /** What is wrong with the newest files, if it is about this resource. */
    private static Map<String, String> accepted(String resource, MeshStatus status) {
        return status.findings().stream()
                .filter(f -> f.resource().equals(resource) && f.severity() == Severity.ERROR)
                .findFirst()
                .map(f -> Map.of("type", "Accepted", "status", "False", "reason", "Invalid", "message", f.sentence()))
                .orElse(Map.of("type", "Accepted", "status", "True", "reason", "Accepted", "message", ""));
    }
}
