package dev.catamaran.kubernetes.apply;

import dev.catamaran.core.resolve.Resources;
import dev.catamaran.kubernetes.status.Statuses;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;

/** Writes each status that is not yet what it should be, and says as events what is news in it. */
public final class StatusWriter {
    private final KubernetesClient client;
    private final News news;

    public StatusWriter(KubernetesClient client, Events events) {
        this.client = client;
        this.news = new News(events);
    }

    public void write(Resources resources, Statuses statuses) {
        resources.meshes().forEach(mesh -> write(mesh, statuses.ofMesh(mesh)));
        resources.cells().forEach(cell -> write(cell, statuses.of(cell)));
        Stream.of(
                        resources.services(),
                        resources.gateways(),
                        resources.caches(),
                        resources.buses(),
                        resources.datastores())
                .flatMap(Collection::stream)
                .forEach(resource -> write(resource, statuses.of(resource)));
    }

    private <S> void write(CustomResource<?, S> resource, S status) {
        if (Objects.equals(resource.getStatus(), status)) {
            return;
        }
        // What lies in the cache of a watch is not ours to change, and may be older than what the API server has: only
        // the status is sent.
        CustomResource<?, S> copy = client.getKubernetesSerialization().clone(resource);
        copy.setMetadata(new ObjectMetaBuilder()
                .withName(resource.getMetadata().getName())
                .withNamespace(resource.getMetadata().getNamespace())
                .build());
        copy.setSpec(null);
        copy.setStatus(status);
        client.resource(copy).subresource("status").patch(ServerSide.apply());
        news.tell(resource, status);
    }
}
