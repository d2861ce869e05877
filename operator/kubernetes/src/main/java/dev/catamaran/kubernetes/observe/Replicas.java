package dev.catamaran.kubernetes.observe;

import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.core.plan.Workload;
import dev.catamaran.kubernetes.objects.Labels;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** From pods to replicas. */
public final class Replicas {
    private static final Pattern ORDINAL = Pattern.compile(".*-(\\d+)");
    private static final Comparator<Pod> OLDEST_FIRST = Comparator.comparing(
                    (Pod pod) -> pod.getMetadata().getCreationTimestamp())
            .thenComparing(pod -> pod.getMetadata().getName());

    private Replicas() {}

    /**
     * The replicas of each workload, no more of them than are wanted: a surplus pod of a rolling update would make a half-dead cell look whole. Pods that are on
     * their way out are none.
     */
    public static List<Endpoint> of(Collection<Pod> pods, Collection<Workload> workloads) {
        var endpoints = new ArrayList<Endpoint>();
        for (Workload workload : workloads) {
            var own = pods.stream()
                    .filter(pod -> belongs(pod, workload.name(), workload.cell()))
                    .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                    .filter(pod -> !address(pod).isEmpty())
                    .toList();
            endpoints.addAll(isStateful(own) ? byName(own, workload) : byAge(own, workload));
        }
        return endpoints;
    }

    /** Pods of a StatefulSet: a shard keeps its number for life. */
    private static List<Endpoint> byName(List<Pod> pods, Workload workload) {
        return pods.stream()
                .flatMap(pod -> ordinal(pod).stream()
                        .filter(ordinal -> ordinal < workload.replicas())
                        .map(ordinal -> endpoint(pod, workload, ordinal)))
                .toList();
    }

    /** Pods of a Deployment: ready ones stand for the wanted replicas before others do, old ones before young ones. */
    private static List<Endpoint> byAge(List<Pod> pods, Workload workload) {
        var chosen = pods.stream()
                .sorted(Comparator.comparing(Replicas::isReady).reversed().thenComparing(OLDEST_FIRST))
                .limit(workload.replicas())
                .sorted(OLDEST_FIRST)
                .toList();
        var endpoints = new ArrayList<Endpoint>();
        for (Pod pod : chosen) {
            endpoints.add(endpoint(pod, workload, endpoints.size()));
        }
        return endpoints;
    }

    private static Endpoint endpoint(Pod pod, Workload workload, int ordinal) {
        return new Endpoint(workload.name(), workload.cell(), ordinal, address(pod), isReady(pod));
    }

    /** Whether the pod is one of that workload in that cell, by its labels. */
    private static boolean belongs(Pod pod, WorkloadName workload, CellName cell) {
        return workload.value().equals(Labels.of(pod, Labels.NAME))
                && cell.value().equals(Labels.of(pod, Labels.CELL));
    }

    private static boolean isStateful(List<Pod> pods) {
        return pods.stream()
                .flatMap(pod -> pod.getMetadata().getOwnerReferences().stream())
                .anyMatch(owner -> owner.getKind().equals("StatefulSet"));
    }

    private static Optional<Integer> ordinal(Pod pod) {
        var matcher = ORDINAL.matcher(pod.getMetadata().getName());
        return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }

    private static boolean isReady(Pod pod) {
        return pod.getStatus() != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(c ->
                                c.getType().equals("Ready") && c.getStatus().equals("True"));
    }

    private static String address(Pod pod) {
        String address = pod.getStatus() == null ? null : pod.getStatus().getPodIP();
        return address == null ? "" : address;
    }
}
