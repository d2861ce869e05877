package dev.catamaran.manager;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes part in the election of the replica that applies and writes statuses. What a replica serves does not depend on it. */
@Startup
@ApplicationScoped
public class Leading {
    private static final String LEASE = "catamaran-operator";

    private final Operator operator;

    public Leading(KubernetesClient client, ManagerConfig config, MeshReconciler reconciler) {
        operator = new Operator(settings -> settings.withKubernetesClient(client)
                .withCloseClientOnStop(false)
                .withLeaderElectionConfiguration(LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(LEASE)
                        .withLeaseNamespace(config.namespace())
                        .build()));
        operator.register(reconciler, settings -> settings.settingNamespace(config.namespace()));
        operator.start();
    }

    @PreDestroy
    void stop() {
        operator.stop();
    }
}
