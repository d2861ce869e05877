package dev.catamaran.xds.dataplane;

import static dev.catamaran.xds.fixture.SampleMesh.FOLLOW;
import static dev.catamaran.xds.fixture.SampleMesh.POKE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.Budget;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.testkit.Eventually;
import dev.catamaran.xds.fixture.SampleMesh;
import dev.catamaran.xds.fixture.Sidecar;
import dev.catamaran.xds.fixture.Traffic;
import dev.catamaran.xds.fixture.TwoCells;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pings between sidecars notice a peer that stands still; the application is not pinged. No time-out helps: all are 10 minutes. */
class KeepAliveIT {
    private static final Budget PATIENT = new Budget(Duration.ofMinutes(10), Duration.ofMinutes(10), 2);
    private static final String PINGED_IN_VAIN = ".http2.keepalive_timeout";

    @TempDir
    private Path folder;

    private TwoCells cells;

    @BeforeEach
    void start() throws Exception {
        cells = TwoCells.start(folder, model(SampleMesh.active()));
    }

    @AfterEach
    void stop() throws Exception {
        cells.close();
    }

    @Test
    void aFrozenSidecarIsNoticedAndLeft() throws Exception {
        cells.a().program().hold();
        Future<String> follow = cells.caller().begin(FOLLOW);
        Future<String> poke = cells.caller().begin(POKE);
        Eventually.holds("both have come", () -> cells.a().program().seen().size() == 2);
        cells.a().sidecar().freeze();
        assertThat(follow.get(20, TimeUnit.SECONDS)).isEqualTo("cell-b");
        assertThat(poke.get(20, TimeUnit.SECONDS)).isEqualTo("UNAVAILABLE");
        assertThat(pingedInVain(cells.caller().sidecar(), "relation")).isPositive();
        try (Traffic traffic = new Traffic(cells.caller(), List.of(FOLLOW, POKE))) {
            traffic.flow();
            assertThat(traffic.answers()).containsExactly("cell-b");
            cells.a().program().release();
            cells.a().sidecar().thaw();
            Eventually.holds("cell-a is called again", () -> traffic.answers().contains("cell-a"));
            assertThat(traffic.answers()).containsExactly("cell-a", "cell-b");
        }
    }

    /** An application that stands still for longer than a sidecar may: its sidecar waits. */
    @Test
    void aFrozenApplicationIsWaitedFor() throws Exception {
        cells.mesh().update(model(SampleMesh.catchingUp()));
        Eventually.holds("cell-b is called", () -> cells.caller().ask(POKE).equals("cell-b"));
        cells.mesh().update(model(SampleMesh.active()));
        Eventually.holds("cell-a is called", () -> cells.caller().ask(POKE).equals("cell-a"));
        cells.a().program().freeze();
        Future<String> poke = cells.caller().begin(POKE);
        Eventually.holds(
                "the poke waits", () -> cells.a().sidecar().stat("cluster.local/application.upstream_rq_active") == 1);
        // The clock of this test: the connection to cell-b is still there; its sidecar freezes later, is pinged, and
        // found out.
        cells.b().sidecar().freeze();
        Eventually.holds("cell-b is noticed", () -> pingedInVain(cells.caller().sidecar(), "relation") > 0);
        cells.a().program().thaw();
        assertThat(poke.get(20, TimeUnit.SECONDS)).isEqualTo("cell-a");
        assertThat(pingedInVain(cells.a().sidecar(), "local/application")).isZero();
    }

    private static MeshModel model(List<Cell> states) {
        return SampleMesh.mesh(true, states, 1, PATIENT);
    }

    private static long pingedInVain(Sidecar sidecar, String cluster) throws Exception {
        return sidecar.stat("cluster." + cluster + PINGED_IN_VAIN);
    }
}
