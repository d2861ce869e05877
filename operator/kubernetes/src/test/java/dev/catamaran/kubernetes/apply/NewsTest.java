package dev.catamaran.kubernetes.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.catamaran.core.plan.Workload;
import dev.catamaran.core.resolve.Resources;
import dev.catamaran.kubernetes.fixture.SampleCluster;
import dev.catamaran.kubernetes.status.Statuses;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EnableKubernetesMockClient(crud = true)
class NewsTest {
    @SuppressWarnings("NullAway.Init") // by the extension
    KubernetesClient client;

    private final SampleCluster cluster = new SampleCluster();
    private final Resources resources = cluster.resources();

    @BeforeEach
    void identify() {
        Stream.concat(resources.meshes().stream(), resources.cells().stream()).forEach(resource -> {
            resource.getMetadata().setNamespace("feed");
            resource.getMetadata().setGeneration(1L);
            resource.getMetadata()
                    .setUid(resource.getKind() + "-" + resource.getMetadata().getName());
        });
    }

    @Test
    void aChangeIsSaidOnceThoughTheCacheIsOld() {
        var news = new News(new Events(client, InstantSource.system()));
        Predicate<Workload> allOfB = w -> w.cell().value().equals("cell-b");
        for (var ready : List.<Predicate<Workload>>of(_ -> true, _ -> true, allOfB, allOfB)) {
            var statuses = new Statuses(cluster.look(ready), List.of(), Instant.EPOCH);
            resources.meshes().forEach(mesh -> news.tell(mesh, statuses.ofMesh(mesh)));
            resources.cells().forEach(cell -> news.tell(cell, statuses.of(cell)));
        }
        assertThat(events())
                .extracting(e -> e.getRegarding().getName(), Event::getType, Event::getReason)
                .containsExactlyInAnyOrder(
                        tuple("feed", "Normal", "Programmed"),
                        tuple("feed", "Warning", "NotReady"),
                        tuple("cell-a", "Warning", "Out"),
                        tuple("cell-a", "Warning", "CannotCarryAll"));
        assertThat(events())
                .filteredOn(e -> e.getReason().equals("NotReady"))
                .singleElement()
                .satisfies(e -> assertThat(e.getNote()).contains("gateway in cell-a"));
    }

    private List<Event> events() {
        return client.events().v1().events().inNamespace("feed").list().getItems();
    }
}
