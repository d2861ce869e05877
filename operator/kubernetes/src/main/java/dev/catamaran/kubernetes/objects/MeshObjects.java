package dev.catamaran.kubernetes.objects;

import dev.catamaran.core.plan.WorkloadPlan;
import dev.catamaran.xds.bootstrap.Bootstrap;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Everything that a whole mesh needs. */
public final class MeshObjects {
    private MeshObjects() {}

    /**
     * In the order in which they are to be applied; each once.
     *
     * @param trust PEM with which sidecars check the control plane
     */
    public static List<HasMetadata> of(WorkloadPlan plan, Installation at, String trust) {
        var objects = new LinkedHashMap<String, HasMetadata>();
        var all = new ArrayList<HasMetadata>();
        all.add(sidecars(at, trust));
        plan.workloads().forEach(workload -> all.addAll(WorkloadObjects.of(workload, at)));
        all.forEach(object ->
                objects.put(object.getKind() + "/" + object.getMetadata().getName(), object));
        return List.copyOf(objects.values());
    }

    private static ConfigMap sidecars(Installation at, String trust) {
        var access = new Bootstrap.ControlPlaneAccess(
                at.controlPlane(),
                Path.of(Sidecar.CONFIG_FOLDER, Sidecar.TRUST_FILE),
                Path.of(Sidecar.TOKEN_FOLDER, Sidecar.TOKEN_FILE));
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(Sidecar.CONFIG)
                .withNamespace(at.namespace())
                .withLabels(Labels.of(at))
                .endMetadata()
                .addToData(Sidecar.BOOTSTRAP_FILE, Bootstrap.render(Pods.LOOPBACK, access))
                .addToData(Sidecar.TRUST_FILE, trust)
                .build();
    }
}
