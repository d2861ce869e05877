package dev.catamaran.kubernetes.objects;

import dev.catamaran.api.DrillRun;
import dev.catamaran.core.model.CellName;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.util.Map;
import java.util.TreeMap;

/** The Job that runs a drill, in a cell that is not lost. It is tried once: a drill that broke off is not begun again behind anybody's back. */
public final class RunnerJob {
    /** Of everything that belongs to one run; its value is the DrillRun's name. */
    public static final String RUN = "catamaran.dev/drillrun";

    private RunnerJob() {}

    /**
     * The Job of that run; it has the run's name, and goes when the run goes.
     *
     * @param cell to run in
     * @param image reference of the runner's image
     * @param serviceAccount with the rights to break and mend
     */
    public static Job of(DrillRun run, CellName cell, String image, String serviceAccount) {
        String name = run.getMetadata().getName();
        String namespace = run.getMetadata().getNamespace();
        var labels = new TreeMap<>(Map.of(Labels.NAME, "drill", Labels.MANAGED_BY, Labels.CATAMARAN, RUN, name));
        var container = new ContainerBuilder()
                .withName("drill")
                .withImage(image)
                .withResources(Needs.of(100, 256, 640))
                .withSecurityContext(Sidecar.restricted())
                .withEnv(
                        Pods.variable("CATAMARAN_NAMESPACE", namespace),
                        Pods.variable("CATAMARAN_DRILLRUN", name),
                        Pods.variable("CATAMARAN_SECRETS", Pods.SECRETS_FOLDER))
                .withVolumeMounts(Pods.mountedScratch(), Pods.mountedSecrets())
                .build();
        return new JobBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withBackoffLimit(0)
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .withSpec(Pods.restricted(cell)
                        .withServiceAccountName(serviceAccount)
                        .withRestartPolicy("Never")
                        .withContainers(container)
                        .withVolumes(Pods.empty(Pods.SCRATCH), Pods.secrets())
                        .build())
                .endTemplate()
                .endSpec()
                .build();
    }
}
