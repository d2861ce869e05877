package dev.catamaran.core.resolve;

import dev.catamaran.api.Mesh;
import dev.catamaran.api.MeshSpec;
import dev.catamaran.core.model.FailoverPolicy;
import dev.catamaran.core.resolve.Problem.Reason;
import dev.catamaran.core.resolve.Problem.Severity;
import java.util.List;
import java.util.Optional;

/** What the one Mesh resource says. */
record Policy(String mesh, String namespace, String trustDomain, FailoverPolicy failover) {
    static Optional<Policy> of(List<Mesh> meshes, Problems problems) {
        if (meshes.size() == 1) {
            return Optional.of(of(meshes.getFirst()));
        }
        if (meshes.isEmpty()) {
            problems.add(
                    new Problem(Severity.ERROR, "Mesh", "", Reason.MESH_NOT_UNIQUE, "there is no Mesh: create one"));
        }
        for (Mesh mesh : meshes) {
            problems.error(
                    mesh,
                    "metadata.name",
                    Reason.MESH_NOT_UNIQUE,
                    "there are " + meshes.size() + " Meshes in this namespace: keep one of them");
        }
        return Optional.empty();
    }

    private static Policy of(Mesh mesh) {
        MeshSpec spec = mesh.getSpec();
        String namespace = mesh.getMetadata().getNamespace();
        return new Policy(
                mesh.getMetadata().getName(),
                namespace == null ? "default" : namespace,
                spec.trustDomain(),
                new FailoverPolicy(
                        spec.failover().priorities() == MeshSpec.Switch.ENABLED,
                        spec.allowedUtilizationPercent() / 100.0,
                        spec.fiftyPercentRule() == MeshSpec.Rule.ENFORCE));
    }
}
