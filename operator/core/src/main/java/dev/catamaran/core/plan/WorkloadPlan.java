package dev.catamaran.core.plan;

import java.util.Comparator;
import java.util.List;

/** What to run. Ordered by cell, then name. */
public record WorkloadPlan(List<Workload> workloads) {
    public WorkloadPlan {
        workloads = workloads.stream()
                .sorted(Comparator.comparing(Workload::cell).thenComparing(Workload::name))
                .toList();
    }
}
