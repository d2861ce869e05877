package dev.catamaran.manager;

import dev.catamaran.api.Mesh;
import dev.catamaran.kubernetes.apply.Applier;
import dev.catamaran.kubernetes.apply.Events;
import dev.catamaran.kubernetes.apply.StatusWriter;
import dev.catamaran.kubernetes.objects.Installation;
import dev.catamaran.kubernetes.objects.MeshObjects;
import dev.catamaran.kubernetes.status.Statuses;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** What only the replica that leads does: make the API server hold what the mesh needs, and say how it is. */
@ApplicationScoped
@ControllerConfiguration(name = "mesh")
public class MeshReconciler implements Reconciler<Mesh> {
    /** What sidecars say is no event of the API server. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private static final Duration LOOK_SOON = Duration.ofMillis(200);

    private final Serving serving;
    private final ManagerConfig config;
    private final Applier applier;
    private final StatusWriter statuses;

    public MeshReconciler(Serving serving, ManagerConfig config, KubernetesClient client) {
        this.serving = serving;
        this.config = config;
        this.applier = new Applier(client);
        this.statuses = new StatusWriter(client, new Events(client, InstantSource.system()));
    }

    @Override
    public List<EventSource<?, Mesh>> prepareEventSources(EventSourceContext<Mesh> context) {
        var changes = new SimpleInboundEventSource<Mesh>("changes");
        serving.onChange(() ->
                context.getPrimaryCache().list().map(ResourceID::fromResource).forEach(changes::propagateEvent));
        return List.of(changes);
    }

    @Override
    public UpdateControl<Mesh> reconcile(Mesh mesh, Context<Mesh> context) {
        var latest = serving.latest();
        if (latest.isEmpty()) {
            return UpdateControl.<Mesh>noUpdate().rescheduleAfter(LOOK_SOON);
        }
        var seen = latest.get();
        var turn = seen.turn();
        turn.model()
                .filter(model -> model.name().equals(mesh.getMetadata().getName()))
                .ifPresent(_ -> {
                    var objects = MeshObjects.of(turn.plan(), installation(mesh), serving.trust());
                    applier.apply(mesh, objects);
                });
        statuses.write(seen.observed().resources(), new Statuses(turn, serving.sidecars(), Instant.now()));
        return UpdateControl.<Mesh>noUpdate().rescheduleAfter(LOOK_AGAIN);
    }

    private Installation installation(Mesh mesh) {
        var images = config.images();
        return new Installation(
                mesh.getMetadata().getName(),
                mesh.getMetadata().getNamespace(),
                config.xds().host() + ":" + config.xds().port(),
                new Installation.Images(images.envoy(), images.redis(), images.postgresql(), images.kafka()));
    }
}
