package dev.catamaran.kubernetes.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.api.ResourceStatus.Condition;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.Identity;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.core.resolve.Problem;
import dev.catamaran.core.resolve.Resolution;
import dev.catamaran.kubernetes.fixture.SampleCluster;
import dev.catamaran.kubernetes.mesh.Turn;
import dev.catamaran.xds.server.SidecarStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusesTest {
    private final SampleCluster cluster = new SampleCluster();

    @Test
    void aMeshIsProgrammedOnceEverythingIsReady() {
        var waiting = new Statuses(cluster.look(w -> !w.name().value().equals("gateway")), List.of());
        assertThat(waiting.ofMesh(mesh()).conditions())
                .contains(new Condition(
                        "Programmed", "False", "NotReady", "not ready yet: gateway in cell-a, gateway in cell-b"));

        var done = new Statuses(cluster.look(_ -> true), List.of()).ofMesh(mesh());
        assertThat(done.conditions()).contains(new Condition("Programmed", "True", "Programmed", ""));
        assertThat(done.observedGeneration()).isEqualTo(3);
    }

    @Test
    void whatASidecarRejectsIsSaidInItsWords() {
        var sidecar = new SidecarStatus(
                Identity.at("10.0.0.1", new WorkloadName("gateway"), new CellName("cell-a"), 0),
                false,
                Map.of(),
                Optional.of("egress: no"));
        assertThat(new Statuses(cluster.look(_ -> true), List.of(sidecar))
                        .ofMesh(mesh())
                        .conditions())
                .contains(new Condition("Programmed", "False", "Rejected", "gateway: egress: no"));
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
            assertThat(new Statuses(broken, List.of()).of(service).conditions())
                    .containsExactly(
                            wrong
                                    ? new Condition(
                                            "Accepted",
                                            "False",
                                            "RefNotFound",
                                            "spec.calls[0].service: there is no MeshService 'tmeline'")
                                    : new Condition("Accepted", "True", "Accepted", ""));
        }
    }

    @Test
    void aCellSaysWhatItCarriesAloneWithWhatIsReadyInIt() {
        var cell = cluster.resources().cells().getFirst();
        cell.getMetadata().setGeneration(1L);
        var whole = new Statuses(cluster.look(_ -> true), List.of()).of(cell);
        assertThat(whole.phase()).isEqualTo("Active");
        assertThat(whole.capacity()).isPositive();
        assertThat(whole.ready()).matches("(\\d+)/\\1");

        var broken = new Statuses(cluster.look(w -> !w.name().value().equals("gateway")), List.of()).of(cell);
        assertThat(broken.capacity()).isZero();
        assertThat(broken.carriesAll()).isFalse();
    }

    private dev.catamaran.api.Mesh mesh() {
        var mesh = cluster.resources().meshes().getFirst();
        mesh.getMetadata().setGeneration(3L);
        return mesh;
    }
}
