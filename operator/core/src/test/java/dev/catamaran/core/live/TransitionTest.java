package dev.catamaran.core.live;

import static dev.catamaran.core.live.Meshes.A;
import static dev.catamaran.core.live.Meshes.B;
import static dev.catamaran.core.live.Meshes.active;
import static dev.catamaran.core.live.Meshes.call;
import static dev.catamaran.core.live.Meshes.cells;
import static dev.catamaran.core.live.Meshes.mesh;
import static dev.catamaran.core.live.Meshes.outdated;
import static dev.catamaran.core.live.Meshes.ready;
import static dev.catamaran.core.live.Meshes.service;
import static dev.catamaran.core.live.Meshes.starting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.CellState;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.WorkloadName;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransitionTest {
    private static final MeshModel BEFORE =
            mesh(service("front", 1, call("back", 1000)), service("back", 1), service("old", 1));

    @Test
    void aTimeoutIsServedAtOnce() {
        var wanted = mesh(service("front", 1, call("back", 500)), service("back", 1), service("old", 1));
        assertThat(Transition.served(BEFORE, wanted, List.of())).isEqualTo(wanted);
    }

    @Test
    void newReplicasAreServedWhenAllOfThemAreReady() {
        var wanted = mesh(service("front", 1, call("back", 1000)), service("back", 2), service("old", 1));
        var some = List.of(ready("back", A, 0), ready("back", A, 1), ready("back", B, 0), starting("back", B, 1));
        assertThat(replicas(Transition.served(BEFORE, wanted, some))).isEqualTo(1);
        var all = List.of(ready("back", A, 0), ready("back", A, 1), ready("back", B, 0), ready("back", B, 1));
        assertThat(Transition.served(BEFORE, wanted, all)).isEqualTo(wanted);
    }

    @Test
    void aLostCellIsNotWaitedFor() {
        var wanted = mesh(
                cells(CellState.ACTIVE, CellState.OUT),
                "front",
                List.of("db"),
                service("front", 1, call("back", 1000)),
                service("back", 2),
                service("old", 1));
        var own = List.of(ready("back", A, 0), ready("back", A, 1));
        assertThat(replicas(Transition.served(BEFORE, wanted, own))).isEqualTo(2);
    }

    @Test
    void fewerReplicasAreServedAtOnce() {
        var two = mesh(service("front", 1, call("back", 1000)), service("back", 2), service("old", 1));
        assertThat(replicas(Transition.served(two, BEFORE, List.of()))).isEqualTo(1);
    }

    @Test
    void aNewServiceIsCalledWhenItIsReady() {
        var wanted = mesh(
                service("front", 1, call("back", 1000), call("more", 1000)), service("back", 1), service("more", 1));
        var starting = List.of(ready("more", A, 0), starting("more", B, 0));
        assertThat(callees(Transition.served(BEFORE, wanted, starting))).containsExactly("back");
        var ready = List.of(ready("more", A, 0), ready("more", B, 0));
        assertThat(callees(Transition.served(BEFORE, wanted, ready))).containsExactly("back", "more");
    }

    @Test
    void aGatewayTurnsToANewServiceWhenItIsReady() {
        var wanted = mesh(active(), "more", List.of("db"), service("more", 1));
        var held = Transition.served(BEFORE, wanted, List.of());
        assertThat(held.gateways()).isEqualTo(BEFORE.gateways());
        assertThat(held.service(new WorkloadName("front"))).as("still called").isPresent();
        assertThat(held.service(new WorkloadName("back"))).as("called by it").isPresent();
        assertThat(held.service(new WorkloadName("old"))).as("called by nobody").isEmpty();
        var ready = List.of(ready("more", A, 0), ready("more", B, 0));
        assertThat(Transition.served(BEFORE, wanted, ready)).isEqualTo(wanted);
    }

    @Test
    void aProgramThatIsRenewedKeepsWhatItCalled() {
        var wanted = mesh(service("front", 1), service("back", 1), service("old", 1));
        assertThat(callees(Transition.served(BEFORE, wanted, List.of(outdated("front", A, 0)))))
                .containsExactly("back");
        assertThat(callees(Transition.served(BEFORE, wanted, List.of(ready("front", A, 0)))))
                .isEmpty();
    }

    private static int replicas(MeshModel model) {
        return model.service(new WorkloadName("back")).orElseThrow().replicas();
    }

    private static List<String> callees(MeshModel model) {
        return model.service(new WorkloadName("front")).orElseThrow().calls().stream()
                .map(c -> c.to().value())
                .toList();
    }
}
