package dev.catamaran.xds.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.Budget;
import dev.catamaran.testkit.EnvoyProcess;
import dev.catamaran.xds.translate.SampleMesh;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes under load: in force, and no request fails of them. */
class ConfigChangeIT {
    private static final int SOME = 200;

    @TempDir
    private Path folder;

    @Test
    void aTimeoutIsChanged() throws Exception {
        try (LiveMesh mesh = new LiveMesh(folder);
                Program program = new Program(SampleMesh.A);
                EnvoyProcess callee = mesh.sidecar(SampleMesh.RELATION, SampleMesh.A);
                EnvoyProcess caller = mesh.sidecar(SampleMesh.GATEWAY, SampleMesh.A);
                Load load = new Load(SampleMesh.A)) {
            load.awaitMore("cell-a", SOME);
            mesh.budget(new Budget(Duration.ofMillis(700), Duration.ofMillis(700), 0));
            load.awaitMore("cell-a", SOME);
            load.close();
            assertThat(load.failures()).isEmpty();
            // In force: nobody answers, and the sidecar gives up.
            CountDownLatch gate = program.holdRequests();
            var channel = Program.caller(SampleMesh.A);
            assertThat(Program.ask(channel, Program.WRITE)).contains("upstream request timeout");
            gate.countDown();
            channel.shutdownNow();
        }
    }

    /** A cluster that is replaced warms until it is told its endpoints, which did not change. */
    @Test
    void aClusterIsReplaced() throws Exception {
        try (LiveMesh mesh = new LiveMesh(folder);
                Program program = new Program(SampleMesh.A);
                EnvoyProcess callee = mesh.sidecar(SampleMesh.RELATION, SampleMesh.A);
                EnvoyProcess caller = mesh.sidecar(SampleMesh.GATEWAY, SampleMesh.A);
                Load load = new Load(SampleMesh.A)) {
            load.awaitMore("cell-a", SOME);
            for (int millis = 251; millis <= 255; millis++) {
                int timeout = millis;
                mesh.changeClusters(
                        cluster -> cluster.getConnectTimeoutBuilder().setNanos(timeout * 1_000_000));
                LiveMesh.await(() -> activeClusters().contains("\"0." + timeout + "s\""));
            }
            load.awaitMore("cell-a", SOME);
            assertThat(load.failures()).isEmpty();
            // Untold, Envoy uses the new cluster all the same, but 15 s later.
            assertThat(LiveMesh.stat(SampleMesh.GATEWAY, SampleMesh.A, "cluster.relation.init_fetch_timeout"))
                    .isZero();
        }
    }

    private static String activeClusters() throws Exception {
        return LiveMesh.get(SampleMesh.GATEWAY, SampleMesh.A, "/config_dump?resource=dynamic_active_clusters");
    }
}
