package dev.catamaran.core.live;

import static dev.catamaran.core.live.Meshes.active;
import static dev.catamaran.core.live.Meshes.call;
import static dev.catamaran.core.live.Meshes.cells;
import static dev.catamaran.core.live.Meshes.mesh;
import static dev.catamaran.core.live.Meshes.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.catamaran.core.model.CellState;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.resolve.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveLimitsTest {
    private static final MeshModel RUNNING = mesh(service("front", 1, call("back", 1000)), service("back", 1));

    @Test
    void budgetsReplicasAndServicesChangeLive() {
        assertThat(LiveLimits.refusals(RUNNING, mesh(service("front", 3, call("more", 500)), service("more", 1))))
                .isEmpty();
    }

    @Test
    void cellsAreFixed() {
        var three = mesh(
                cells(CellState.ACTIVE, CellState.ACTIVE, CellState.ACTIVE),
                "front",
                List.of("db"),
                service("front", 1, call("back", 1000)),
                service("back", 1));
        assertThat(LiveLimits.refusals(RUNNING, three)).singleElement().satisfies(p -> {
            assertThat(p.resource()).isEqualTo("Cell/cell-c");
            assertThat(p.message())
                    .isEqualTo(
                            "a Cell cannot be added while the mesh runs: undo this edit, or run catamaran down and then up");
        });
        assertThat(LiveLimits.refusals(three, RUNNING))
                .extracting(Problem::resource, Problem::message)
                .containsExactly(
                        tuple(
                                "Cell/cell-c",
                                "a Cell cannot be removed while the mesh runs: undo this edit, or run catamaran down and then up"));
    }

    @Test
    void databasesAreFixed() {
        var other = mesh(
                active(), "front", List.of("db", "other"), service("front", 1, call("back", 1000)), service("back", 1));
        assertThat(LiveLimits.refusals(RUNNING, other)).singleElement().satisfies(p -> {
            assertThat(p.resource() + " " + p.field()).isEqualTo("Datastore/store spec.databases");
            assertThat(p.reason()).isEqualTo(Problem.Reason.NOT_WHILE_RUNNING);
            assertThat(p.message())
                    .isEqualTo(
                            "the databases of a datastore cannot change while the mesh runs (from [db] to [db, other]): "
                                    + "undo this edit, or run catamaran down and then up");
        });
    }

    @Test
    void thePortOfAServiceIsFixed() {
        assertThat(LiveLimits.refusals(
                        RUNNING, mesh(service("front", 1, call("back", 1000)), service("back", 9001, 1))))
                .extracting(p -> p.resource() + " " + p.field())
                .containsExactly("MeshService/back spec.grpc.port");
    }
}
