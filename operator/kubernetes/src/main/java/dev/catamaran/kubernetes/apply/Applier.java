package dev.catamaran.kubernetes.apply;

import dev.catamaran.api.Mesh;
import dev.catamaran.kubernetes.objects.Labels;
import dev.catamaran.kubernetes.objects.Owner;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Server-side apply, as one field manager that owns what it writes: what somebody else changed is changed back, what somebody else added stays. Everything is owned by
 * the Mesh, so that it goes when the Mesh goes.
 */
public final class Applier {
    /** Kinds that are made for workloads, in the order in which they go: first what runs. */
    public static final List<Class<? extends HasMetadata>> KINDS = List.of(
            Deployment.class,
            StatefulSet.class,
            CronJob.class,
            PodDisruptionBudget.class,
            Service.class,
            ConfigMap.class,
            NetworkPolicy.class,
            ServiceAccount.class);

    private final KubernetesClient client;

    public Applier(KubernetesClient client) {
        this.client = client;
    }

    /**
     * Applies these objects, in their order, and then removes what was made for that mesh and is not among them.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException when the API server does not take one; those before it are applied
     */
    public void apply(Mesh mesh, Collection<HasMetadata> objects) {
        var owner = Owner.of(mesh);
        for (HasMetadata object : objects) {
            object.getMetadata().setOwnerReferences(List.of(owner));
            client.resource(object).patch(ServerSide.apply());
        }
        prune(mesh, objects.stream().map(Applier::id).collect(Collectors.toSet()));
    }

    private void prune(Mesh mesh, Set<String> wanted) {
        var labels = Map.of(
                Labels.MANAGED_BY,
                Labels.CATAMARAN,
                Labels.PART_OF,
                mesh.getMetadata().getName());
        for (var kind : KINDS) {
            client
                    .resources(kind)
                    .inNamespace(mesh.getMetadata().getNamespace())
                    .withLabels(labels)
                    .list()
                    .getItems()
                    .stream()
                    .filter(object -> isOwned(object, mesh) && !wanted.contains(id(object)))
                    .forEach(object -> client.resource(object).delete());
        }
    }

    /** Labels can be copied by anyone; an owner reference says whose it is. */
    private static boolean isOwned(HasMetadata object, Mesh mesh) {
        return object.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> owner.getUid().equals(mesh.getMetadata().getUid()));
    }

    private static String id(HasMetadata object) {
        return object.getKind() + "/" + object.getMetadata().getName();
    }
}
