package dev.catamaran.core.resolve;

import dev.catamaran.core.capacity.Guard;
import dev.catamaran.core.capacity.ReadyReplicas;
import dev.catamaran.core.capacity.Verdict;
import dev.catamaran.core.model.AccessGateway;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.resolve.Problem.Reason;
import dev.catamaran.core.resolve.Problem.Severity;
import java.util.List;
import java.util.Optional;

/** Whether the mesh, once all its replicas are ready, could lose any cell at the rate that its gateways expect. */
final class Expectation {
    private Expectation() {}

    /** Adds a problem to each gateway that expects something; the first cell, by name, that cannot be lost is named. */
    static void judge(MeshModel model, Problems problems) {
        List<AccessGateway> expecting = model.gateways().stream()
                .filter(g -> g.expected().perSecond() > 0)
                .toList();
        if (expecting.isEmpty()) {
            return;
        }
        var guard = new Guard(model, ReadyReplicas.declared(model));
        guard.verdicts(model.expected()).stream()
                .flatMap(verdict -> severity(verdict).map(s -> new Shortage(s, verdict.arithmetic())).stream())
                .findFirst()
                .ifPresent(shortage -> expecting.forEach(gateway -> problems.add(new Problem(
                        shortage.severity(),
                        "AccessGateway/" + gateway.name(),
                        "spec.expectedRate",
                        Reason.CAPACITY_TOO_SMALL,
                        shortage.arithmetic()))));
    }

    private record Shortage(Severity severity, String arithmetic) {}

    private static Optional<Severity> severity(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Admit admit -> Optional.empty();
            case Verdict.Warn warn -> Optional.of(Severity.WARNING);
            case Verdict.Refuse refuse -> Optional.of(Severity.ERROR);
        };
    }
}
