package dev.catamaran.kubernetes.observe;

import dev.catamaran.api.AccessGateway;
import dev.catamaran.api.CacheCluster;
import dev.catamaran.api.Cell;
import dev.catamaran.api.Datastore;
import dev.catamaran.api.Drill;
import dev.catamaran.api.Mesh;
import dev.catamaran.api.MeshService;
import dev.catamaran.api.MessageBus;
import dev.catamaran.core.resolve.Resources;
import dev.catamaran.kubernetes.objects.Labels;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Everything of one namespace that the operator looks at, kept current by the API server. An API server that is away changes nothing here: what was seen last
 * stays.
 */
public final class Watches implements AutoCloseable {
    private final KubernetesClient client;
    private final String namespace;
    private final Runnable changed;
    private final List<SharedIndexInformer<?>> all = new ArrayList<>();
    private final SharedIndexInformer<Mesh> meshes;
    private final SharedIndexInformer<Cell> cells;
    private final SharedIndexInformer<MeshService> services;
    private final SharedIndexInformer<AccessGateway> gateways;
    private final SharedIndexInformer<CacheCluster> caches;
    private final SharedIndexInformer<MessageBus> buses;
    private final SharedIndexInformer<Datastore> datastores;
    private final SharedIndexInformer<Drill> drills;
    private final SharedIndexInformer<ConfigMap> descriptors;
    private final SharedIndexInformer<Pod> pods;

    /**
     * Begins to watch.
     *
     * @param made kinds that the operator makes: what becomes of them is of interest, too
     * @param changed told of every change, on the client's threads: it must return at once
     */
    public Watches(
            KubernetesClient client,
            String namespace,
            Collection<Class<? extends HasMetadata>> made,
            Runnable changed) {
        this.client = client;
        this.namespace = namespace;
        this.changed = changed;
        meshes = all(Mesh.class);
        cells = all(Cell.class);
        services = all(MeshService.class);
        gateways = all(AccessGateway.class);
        caches = all(CacheCluster.class);
        buses = all(MessageBus.class);
        datastores = all(Datastore.class);
        drills = all(Drill.class);
        descriptors = watch(in(ConfigMap.class).withLabel(Labels.DESCRIPTORS));
        pods = made(Pod.class);
        made.forEach(this::made);
    }

    private <T extends HasMetadata> FilterWatchListDeletable<T, ?, ?> in(Class<T> kind) {
        return client.resources(kind).inNamespace(namespace);
    }

    private <T extends HasMetadata> SharedIndexInformer<T> all(Class<T> kind) {
        return watch(in(kind));
    }

    private <T extends HasMetadata> SharedIndexInformer<T> made(Class<T> kind) {
        return watch(in(kind).withLabel(Labels.MANAGED_BY, Labels.CATAMARAN));
    }

    private <T extends HasMetadata> SharedIndexInformer<T> watch(Informable<T> kind) {
        var informer = kind.inform(new ResourceEventHandler<T>() {
            @Override
            public void onAdd(T added) {
                changed.run();
            }

            @Override
            public void onUpdate(T before, T after) {
                changed.run();
            }

            @Override
            public void onDelete(T deleted, boolean unknown) {
                changed.run();
            }
        });
        all.add(informer);
        return informer;
    }

    /** Whether everything has been seen once. */
    public boolean synced() {
        return all.stream().allMatch(SharedIndexInformer::hasSynced);
    }

    /** Whether everything is being watched now. */
    public boolean watching() {
        return all.stream().allMatch(SharedIndexInformer::isWatching);
    }

    public Observed observed() {
        return new Observed(
                new Resources(
                        meshes.getStore().list(),
                        cells.getStore().list(),
                        services.getStore().list(),
                        gateways.getStore().list(),
                        caches.getStore().list(),
                        buses.getStore().list(),
                        datastores.getStore().list(),
                        drills.getStore().list()),
                new DescriptorMaps(descriptors.getStore().list()),
                pods.getStore().list());
    }

    @Override
    public void close() {
        all.forEach(SharedIndexInformer::close);
    }
}
