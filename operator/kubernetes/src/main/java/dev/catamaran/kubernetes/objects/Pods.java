package dev.catamaran.kubernetes.objects;

import dev.catamaran.core.model.CellName;
import dev.catamaran.core.plan.Program;
import dev.catamaran.core.plan.Workload;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.HostAliasBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One replica: the program and its sidecar, on a node of its cell, with no right that it does not need. */
final class Pods {
    /** Where the application listens: only its own sidecar reaches it. */
    static final String LOOPBACK = "127.0.0.1";

    static final String SCRATCH = "scratch";
    /** Of the applications of a mesh. */
    private static final String SECRETS = "catamaran-secrets";

    static final String SECRETS_FOLDER = "/var/run/secrets/catamaran-applications";
    /** Health and metrics of an application. */
    static final int MANAGEMENT_PORT = 8080;
    /** Endpoints are taken out of every sidecar within it; what comes until then is still answered. */
    private static final long DRAIN_SECONDS = 3;

    private static final long GRACE_SECONDS = 30;

    private Pods() {}

    static PodTemplateSpec template(Workload workload, Installation at) {
        var spec = restricted(workload.cell())
                .withServiceAccountName(workload.name().value())
                .withAutomountServiceAccountToken(false)
                .addAllToVolumes(Sidecar.volumes());
        switch (workload.program()) {
            case Program.Gateway() -> spec.withContainers(Sidecar.alone(workload, at));
            case Program.Application(List<String> _, String image) ->
                spec.withInitContainers(Sidecar.beside(workload, at))
                        .withContainers(application(workload, image))
                        .addToVolumes(empty(SCRATCH), secrets());
            case Program.Redis _, Program.PostgreSql _, Program.Kafka _ -> {
                spec.withInitContainers(Sidecar.beside(workload, at))
                        .withContainers(Servers.container(workload, at))
                        .addToVolumes(empty(SCRATCH))
                        .editSecurityContext()
                        .withRunAsUser(Servers.USER)
                        .withFsGroup(Servers.USER)
                        // PostgreSQL refuses a data folder that its group may write, as a change of what is there would
                        // leave it
                        .withFsGroupChangePolicy("OnRootMismatch")
                        .endSecurityContext();
                if (workload.program() instanceof Program.PostgreSql) {
                    spec.addToVolumes(empty(Servers.SOCKETS), configured(Servers.INIT, Labels.name(workload)));
                }
            }
            case Program.Job(List<String> _, String image, Duration _) ->
                spec.withRestartPolicy("Never")
                        .withInitContainers(Sidecar.beside(workload, at))
                        .withContainers(program(workload, image).build())
                        .addToVolumes(empty(SCRATCH), secrets());
        }
        if (!workload.hosts().isEmpty()) {
            spec.withHostAliases(new HostAliasBuilder()
                    .withIp(LOOPBACK)
                    .withHostnames(workload.hosts())
                    .build());
        }
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(Labels.of(workload, at))
                .endMetadata()
                .withSpec(spec.build())
                .build();
    }

    /** On a node of that cell, and the pod's part of the Pod Security Standard <i>restricted</i>. */
    static PodSpecBuilder restricted(CellName cell) {
        return new PodSpecBuilder()
                .withEnableServiceLinks(false)
                .withNodeSelector(Map.of(Labels.ZONE, cell.value()))
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withNewSecurityContext()
                .withRunAsNonRoot(true)
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .endSecurityContext();
    }

    static Volume empty(String name) {
        return new VolumeBuilder()
                .withName(name)
                .withNewEmptyDir()
                .endEmptyDir()
                .build();
    }

    private static Volume configured(String name, String configMap) {
        return new VolumeBuilder()
                .withName(name)
                .withNewConfigMap()
                .withName(configMap)
                .endConfigMap()
                .build();
    }

    /** The user's, where there are any. */
    static Volume secrets() {
        return new VolumeBuilder()
                .withName(SECRETS)
                .withNewSecret()
                .withSecretName(SECRETS)
                .withOptional(true)
                .endSecret()
                .build();
    }

    private static Container application(Workload workload, String image) {
        return program(workload, image)
                .addNewPort()
                .withName("management")
                .withContainerPort(MANAGEMENT_PORT)
                .endPort()
                .withResources(Needs.of(50, 160, 384))
                .withStartupProbe(asked("/q/health/started", 120))
                .withReadinessProbe(asked("/q/health/ready", 3))
                .withNewLifecycle()
                .withNewPreStop()
                .withNewSleep(DRAIN_SECONDS)
                .endPreStop()
                .endLifecycle()
                .build();
    }

    /** What applications and jobs have in common. */
    private static ContainerBuilder program(Workload workload, String image) {
        return new ContainerBuilder()
                .withName(workload.name().value())
                .withImage(image)
                .withEnv(environment(workload))
                .withSecurityContext(Sidecar.restricted())
                .addToVolumeMounts(mountedScratch(), mountedSecrets());
    }

    static VolumeMount mountedScratch() {
        return new VolumeMountBuilder().withName(SCRATCH).withMountPath("/tmp").build();
    }

    static VolumeMount mountedSecrets() {
        return new VolumeMountBuilder()
                .withName(SECRETS)
                .withMountPath(SECRETS_FOLDER)
                .withReadOnly(true)
                .build();
    }

    private static List<EnvVar> environment(Workload workload) {
        var variables = new ArrayList<EnvVar>();
        workload.env().forEach((name, value) -> variables.add(variable(name, value.replace("${ADDRESS}", LOOPBACK))));
        variables.add(variable("CATAMARAN_ADDRESS", LOOPBACK));
        variables.add(variable("CATAMARAN_CELL", workload.cell().value()));
        variables.add(variable("CATAMARAN_SERVICE", workload.name().value()));
        variables.add(variable("CATAMARAN_SECRETS", SECRETS_FOLDER));
        variables.add(Sidecar.podField("CATAMARAN_POD_IP", "status.podIP"));
        return variables;
    }

    static EnvVar variable(String name, String value) {
        return new EnvVarBuilder().withName(name).withValue(value).build();
    }

    static Probe asked(String path, int attempts) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath(path)
                .withNewPort(MANAGEMENT_PORT)
                .endHttpGet()
                .withPeriodSeconds(1)
                .withTimeoutSeconds(2)
                .withFailureThreshold(attempts)
                .build();
    }
}
