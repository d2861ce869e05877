package dev.catamaran.core.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What to run. Ordered by cell, then name. */
public record WorkloadPlan(List<Workload> workloads) {
    public WorkloadPlan {
        workloads = workloads.stream()
                .sorted(Comparator.comparing(Workload::cell).thenComparing(Workload::name))
                .toList();
    }

    /** This plan, with what another one has beyond it: workloads of that one, and its surplus replicas. */
    public WorkloadPlan keeping(WorkloadPlan before) {
        var all = new ArrayList<Workload>();
        for (Workload workload : workloads) {
            int replicas = before.of(workload).map(Workload::replicas).orElse(0);
            all.add(workload.withReplicas(Math.max(workload.replicas(), replicas)));
        }
        before.workloads.stream().filter(old -> of(old).isEmpty()).forEach(all::add);
        return new WorkloadPlan(all);
    }

    private Optional<Workload> of(Workload same) {
        return workloads.stream()
                .filter(w -> w.name().equals(same.name()) && w.cell().equals(same.cell()))
                .findFirst();
    }
}
