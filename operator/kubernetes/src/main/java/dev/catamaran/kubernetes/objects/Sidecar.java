package dev.catamaran.kubernetes.objects;

import dev.catamaran.core.model.SidecarPorts;
import dev.catamaran.core.plan.Workload;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.List;

/** Envoy beside the application, or alone as an access gateway. */
public final class Sidecar {
    static final String NAME = "sidecar";
    /** ConfigMap with the bootstrap, and the root that the control plane is known by. */
    static final String CONFIG = "catamaran-sidecar";

    static final String BOOTSTRAP_FILE = "envoy.yaml";
    static final String TRUST_FILE = "trust.pem";
    static final String TOKEN_FILE = "token";

    /** Whom the tokens are for: nobody else is shown anything by them. */
    public static final String TOKEN_AUDIENCE = "catamaran-xds";

    static final String CONFIG_FOLDER = "/etc/catamaran";
    static final String TOKEN_FOLDER = "/var/run/secrets/catamaran";

    private static final String TOKEN_VOLUME = "catamaran-token";
    private static final long TOKEN_SECONDS = 3_600;
    /** A second each: an operator that is away for longer leaves the pod starting, and it goes on by itself. */
    private static final int START_ATTEMPTS = 600;

    private Sidecar() {}

    /** Starts before the application and stops after it (KEP-753). */
    static Container beside(Workload workload, Installation at) {
        return container(workload, at).withRestartPolicy("Always").build();
    }

    /** An access gateway is nothing but Envoy. */
    static Container alone(Workload workload, Installation at) {
        return container(workload, at)
                .addNewPort()
                .withName("public")
                .withContainerPort(workload.port().value())
                .endPort()
                .build();
    }

    private static ContainerBuilder container(Workload workload, Installation at) {
        return new ContainerBuilder()
                .withName(NAME)
                .withImage(at.images().envoy())
                .withArgs(
                        "--config-path",
                        CONFIG_FOLDER + "/" + BOOTSTRAP_FILE,
                        "--service-node",
                        "$(POD_NAME)",
                        "--service-cluster",
                        workload.name().value(),
                        "--service-zone",
                        workload.cell().value(),
                        "--concurrency",
                        "1",
                        "--disable-hot-restart",
                        "--log-level",
                        "warning")
                .withEnv(podField("POD_NAME", "metadata.name"))
                .addNewPort()
                .withName("mesh")
                .withContainerPort(SidecarPorts.INGRESS.value())
                .endPort()
                .addNewPort()
                .withName("health")
                .withContainerPort(SidecarPorts.HEALTH.value())
                .endPort()
                .addNewPort()
                .withName("metrics")
                .withContainerPort(SidecarPorts.METRICS.value())
                .endPort()
                .withResources(Needs.of(20, 64, 256))
                .withStartupProbe(ready(START_ATTEMPTS))
                .withReadinessProbe(ready(1))
                .withSecurityContext(restricted())
                .addToVolumeMounts(new VolumeMountBuilder()
                        .withName(CONFIG)
                        .withMountPath(CONFIG_FOLDER)
                        .withReadOnly(true)
                        .build())
                .addToVolumeMounts(new VolumeMountBuilder()
                        .withName(TOKEN_VOLUME)
                        .withMountPath(TOKEN_FOLDER)
                        .withReadOnly(true)
                        .build());
    }

    static List<Volume> volumes() {
        return List.of(
                new VolumeBuilder()
                        .withName(CONFIG)
                        .withNewConfigMap()
                        .withName(CONFIG)
                        .endConfigMap()
                        .build(),
                new VolumeBuilder()
                        .withName(TOKEN_VOLUME)
                        .withNewProjected()
                        .addNewSource()
                        .withNewServiceAccountToken()
                        .withAudience(TOKEN_AUDIENCE)
                        .withExpirationSeconds(TOKEN_SECONDS)
                        .withPath(TOKEN_FILE)
                        .endServiceAccountToken()
                        .endSource()
                        .endProjected()
                        .build());
    }

    static EnvVar podField(String name, String path) {
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewFieldRef()
                .withFieldPath(path)
                .endFieldRef()
                .endValueFrom()
                .build();
    }

    /** The container's part of the Pod Security Standard <i>restricted</i>, and no more rights than that: the root is read-only too. */
    static SecurityContext restricted() {
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withRunAsNonRoot(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .build();
    }

    private static Probe ready(int attempts) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath("/ready")
                .withNewPort(SidecarPorts.HEALTH.value())
                .endHttpGet()
                .withPeriodSeconds(1)
                .withFailureThreshold(attempts)
                .build();
    }
}
