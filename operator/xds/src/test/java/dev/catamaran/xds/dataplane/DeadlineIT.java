package dev.catamaran.xds.dataplane;

import static dev.catamaran.xds.fixture.SampleMesh.A;
import static dev.catamaran.xds.fixture.SampleMesh.FOLLOW;
import static dev.catamaran.xds.fixture.SampleMesh.FOLLOWING;
import static dev.catamaran.xds.fixture.SampleMesh.GATEWAY;
import static dev.catamaran.xds.fixture.SampleMesh.POKE;
import static dev.catamaran.xds.fixture.SampleMesh.RELATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.Budget;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.xds.fixture.Application;
import dev.catamaran.xds.fixture.Caller;
import dev.catamaran.xds.fixture.SampleMesh;
import dev.catamaran.xds.fixture.Sidecar;
import dev.catamaran.xds.fixture.TestMesh;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call has the time that its budget says, whatever its application asks for; and the callee is told how long it is waited for. */
class DeadlineIT {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration BUDGET = Duration.ofMinutes(10);
    private static final Duration TRY = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private TestMesh mesh;
    private Application callee;
    private Caller caller;

    @BeforeEach
    void start() throws Exception {
        mesh = new TestMesh(folder, model(BUDGET, TRY));
        callee = mesh.service(RELATION, A).program();
        caller = mesh.caller(GATEWAY);
    }

    @AfterEach
    void stop() throws Exception {
        mesh.close();
    }

    @Test
    void withoutADeadlineTheBudgetIsOne() throws Exception {
        assertThat(caller.ask(POKE)).isEqualTo("cell-a");
        calleeWasToldAtMost(BUDGET);
    }

    @Test
    void aLongerDeadlineIsCut() {
        assertThat(caller.ask(POKE, LONG)).isEqualTo("cell-a");
        calleeWasToldAtMost(BUDGET);
    }

    @Test
    void aShorterDeadlineHolds() {
        assertThat(caller.ask(POKE, SHORT)).isEqualTo("cell-a");
        calleeWasToldAtMost(SHORT);
    }

    @Test
    void whatIsTriedAgainHasTheTimeOfATry() throws Exception {
        assertThat(caller.ask(FOLLOW)).isEqualTo("cell-a");
        calleeWasToldAtMost(TRY);
    }

    /** Its first try goes on beside the second one. */
    @Test
    void aReadHasTheWholeBudget() throws Exception {
        assertThat(caller.ask(FOLLOWING)).isEqualTo("cell-a");
        assertThat(callee.patience())
                .hasValueSatisfying(told -> assertThat(told).isBetween(TRY, BUDGET));
    }

    @Test
    void aCallEndsWithItsBudget() throws Exception {
        mesh.update(model(Duration.ofSeconds(1), Duration.ofSeconds(1)));
        callee.hold();
        assertThat(caller.ask(POKE)).isEqualTo("UNAVAILABLE");
    }

    /** Outside the mesh nobody sends gRPC's header. */
    @Test
    void anHttpRequestEndsWithItsBudget() throws Exception {
        Application gateway = mesh.service(GATEWAY, A).program();
        Sidecar access = mesh.sidecar(SampleMesh.ACCESS, A);
        assertThat(access.get(8080, "/v1/person").statusCode()).isEqualTo(200);
        mesh.update(model(Duration.ofSeconds(1), Duration.ofSeconds(1)));
        gateway.hold();
        assertThat(access.get(8080, "/v1/person").statusCode()).isEqualTo(504);
    }

    private static MeshModel model(Duration budget, Duration forOneTry) {
        return SampleMesh.mesh(true, SampleMesh.active(), 1, new Budget(budget, forOneTry, 1));
    }

    private void calleeWasToldAtMost(Duration most) {
        assertThat(callee.patience())
                .hasValueSatisfying(told -> assertThat(told).isPositive().isLessThanOrEqualTo(most));
    }
}
