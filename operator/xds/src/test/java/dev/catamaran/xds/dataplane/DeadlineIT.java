package dev.catamaran.xds.dataplane;

import static dev.catamaran.xds.fixture.SampleMesh.A;
import static dev.catamaran.xds.fixture.SampleMesh.FOLLOW;
import static dev.catamaran.xds.fixture.SampleMesh.FOLLOWING;
import static dev.catamaran.xds.fixture.SampleMesh.POKE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.Budget;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.xds.fixture.Application;
import dev.catamaran.xds.fixture.Caller;
import dev.catamaran.xds.fixture.SampleMesh;
import dev.catamaran.xds.fixture.TestMesh;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call has the time that its budget says, whatever its application asks for; and the callee is told how long it is waited for. */
class DeadlineIT {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration BUDGET = Duration.ofMinutes(10);
    private static final Duration TRY = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static TestMesh mesh;
    private static Application callee;
    private static Caller caller;

    @BeforeAll
    static void start() throws Exception {
        MeshModel model = SampleMesh.mesh(true, SampleMesh.active(), 1, new Budget(BUDGET, TRY, 1));
        mesh = new TestMesh(folder, model);
        callee = mesh.relation(A).program();
        caller = mesh.caller(SampleMesh.GATEWAY);
    }

    @AfterAll
    static void stop() throws Exception {
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

    private static void calleeWasToldAtMost(Duration most) {
        assertThat(callee.patience())
                .hasValueSatisfying(told -> assertThat(told).isPositive().isLessThanOrEqualTo(most));
    }
}
