package dev.catamaran.kubernetes.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.catamaran.api.ResourceStatus.Condition;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.Identity;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.core.resolve.Problem;
import dev.catamaran.core.resolve.Resolution;
import dev.catamaran.kubernetes.fixture.SampleCluster;
import dev.catamaran.kubernetes.mesh.Turn;
import dev.catamaran.xds.server.SidecarStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    private final SampleCluster cluster = new SampleCluster();

    @Test
    void aMeshIsProgrammedOnceEverythingIsReady() {
        var waiting = new Statuses(cluster.look(w -> !w.name().value().equals("gateway")), List.of(), NOW);
        assertThat(waiting.ofMesh(mesh()).conditions())
                .contains(new Condition(
                        "Programmed",
                        "False",
                        3,
                        "2026-01-02T03:04:05Z",
                        "NotReady",
                        "not ready yet: gateway in cell-a, gateway in cell-b"));

        var done = new Statuses(cluster.look(_ -> true), List.of(), NOW).ofMesh(mesh());
        assertThat(done.conditions())
                .contains(new Condition("Programmed", "True", 3, "2026-01-02T03:04:05Z", "Programmed", ""));
        assertThat(done.observedGeneration()).isEqualTo(3);
    }

    @Test
    void aConditionIsAsOldAsItsStatusWhateverItsReason() {
        var mesh = mesh();
        mesh.setStatus(
                new Statuses(cluster.look(w -> !w.name().value().equals("gateway")), List.of(), NOW).ofMesh(mesh));
        mesh.getMetadata().setGeneration(4L);
        var later = NOW.plusSeconds(60);

        var stillWaiting = new Statuses(cluster.look(_ -> false), List.of(), later).ofMesh(mesh);
        assertThat(stillWaiting.conditions())
                .extracting(Condition::type, Condition::observedGeneration, Condition::lastTransitionTime)
                .containsExactly(
                        tuple("Accepted", 4L, "2026-01-02T03:04:05Z"), tuple("Programmed", 4L, "2026-01-02T03:04:05Z"));

        var done = new Statuses(cluster.look(_ -> true), List.of(), later).ofMesh(mesh);
        assertThat(done.conditions())
                .extracting(Condition::lastTransitionTime)
                .containsExactly("2026-01-02T03:04:05Z", "2026-01-02T03:05:05Z");
    }

    @Test
    void aMessageIsNoLongerThanTheCrdAllows() {
        var waiting = new Statuses(cluster.look(_ -> true), List.of(rejecting("no ".repeat(1000))), NOW).ofMesh(mesh());
        assertThat(waiting.conditions().getLast().message()).hasSize(1024).endsWith("…");
    }

    private static SidecarStatus rejecting(String reason) {
        return new SidecarStatus(
                Identity.at("10.0.0.1", new WorkloadName("gateway"), new CellName("cell-a"), 0),
                false,
                Map.of(),
                Optional.of(reason));
    }

    @Test
    void whatASidecarRejectsIsSaidInItsWords() {
        var sidecar = rejecting("egress: no");
        assertThat(new Statuses(cluster.look(_ -> true), List.of(sidecar), NOW)
                        .ofMesh(mesh())
                        .conditions())
                .contains(new Condition(
                        "Programmed", "False", 3, "2026-01-02T03:04:05Z", "Rejected", "gateway: egress: no"));
    }

    @Test
    void aMistakeIsSaidOfTheResourceThatItIsIn() {
        var turn = cluster.look(_ -> true);
        var problem = new Problem(
                Problem.Severity.ERROR,
                "MeshService/gateway",
                "spec.calls[0].service",
                Problem.Reason.REF_NOT_FOUND,
                "there is no MeshService 'tmeline'");
        var broken = new Turn(
                new Resolution(turn.model(), turn.resolution().executions(), List.of(problem)),
                turn.model(),
                turn.plan(),
                turn.endpoints());
        for (var service : cluster.resources().services()) {
            service.getMetadata().setGeneration(1L);
            boolean wrong = service.getMetadata().getName().equals("gateway");
            assertThat(new Statuses(broken, List.of(), NOW).of(service).conditions())
                    .containsExactly(
                            wrong
                                    ? new Condition(
                                            "Accepted",
                                            "False",
                                            1,
                                            "2026-01-02T03:04:05Z",
                                            "RefNotFound",
                                            "spec.calls[0].service: there is no MeshService 'tmeline'")
                                    : new Condition("Accepted", "True", 1, "2026-01-02T03:04:05Z", "Accepted", ""));
        }
    }

    @Test
    void aCellSaysWhatItCarriesAloneWithWhatIsReadyInIt() {
        var cell = cluster.resources().cells().getFirst();
        cell.getMetadata().setGeneration(1L);
        var whole = new Statuses(cluster.look(_ -> true), List.of(), NOW).of(cell);
        assertThat(whole.phase()).isEqualTo("Active");
        assertThat(whole.capacity()).isPositive();
        assertThat(whole.ready()).matches("(\\d+)/\\1");

        var broken = new Statuses(cluster.look(w -> !w.name().value().equals("gateway")), List.of(), NOW).of(cell);
        assertThat(broken.capacity()).isZero();
        assertThat(broken.carriesAll()).isFalse();
    }

    private dev.catamaran.api.Mesh mesh() {
        var mesh = cluster.resources().meshes().getFirst();
        mesh.getMetadata().setGeneration(3L);
        return mesh;
    }
}
