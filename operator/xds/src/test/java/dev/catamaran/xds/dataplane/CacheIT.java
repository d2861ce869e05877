package dev.catamaran.xds.dataplane;

import static dev.catamaran.xds.fixture.SampleMesh.A;
import static dev.catamaran.xds.fixture.SampleMesh.B;
import static dev.catamaran.xds.fixture.SampleMesh.RELATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.Cache;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.testkit.Eventually;
import dev.catamaran.xds.fixture.CacheClient;
import dev.catamaran.xds.fixture.CacheServer;
import dev.catamaran.xds.fixture.Replica;
import dev.catamaran.xds.fixture.SampleMesh;
import dev.catamaran.xds.fixture.Sidecar;
import dev.catamaran.xds.fixture.TestMesh;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application speaks RESP2 to its sidecar: its own cell's cache answers, the other cell's gets a copy of each write. */
class CacheIT {
    /** An operation may take so long that a write which waited for its copy would be noticed. */
    private static final MeshModel MODEL = patient();

    private static final Cache CACHE = MODEL.caches().getFirst();

    private static final int WRITES = 20;

    @TempDir
    private Path folder;

    private TestMesh mesh;
    private Replica<CacheServer> a;
    private Replica<CacheServer> b;
    private Sidecar user;

    @BeforeEach
    void start() throws Exception {
        mesh = new TestMesh(folder, MODEL);
        a = mesh.cache(A);
        b = mesh.cache(B);
        user = mesh.sidecar(RELATION, A);
    }

    @AfterEach
    void stop() throws Exception {
        mesh.close();
    }

    @Test
    void writesAreCopiedAndReadsAreNot() throws Exception {
        try (CacheClient cache = new CacheClient(user.address(), CACHE.egress())) {
            assertThat(cache.ask("SET", "k", "1")).isEqualTo("+OK");
            assertThat(cache.ask("GET", "k")).isEqualTo("1");
            assertThat(cache.ask("SET", "k", "2")).isEqualTo("+OK");
            assertThat(a.program().commands()).containsExactly("SET k 1", "GET k", "SET k 2");
            Eventually.holds(
                    "the last write is copied", () -> b.program().commands().contains("SET k 2"));
            assertThat(b.program().commands()).containsExactly("SET k 1", "SET k 2");
        }
        assertThat(user.stat("cluster.hot.cell-a.ssl.handshake")).isPositive();
        assertThat(user.stat("cluster.hot.cell-b.ssl.handshake")).isPositive();
    }

    @Test
    void aCopyThatIsNotTakenDelaysNoWrite() throws Exception {
        b.program().hold();
        try (CacheClient cache = new CacheClient(user.address(), CACHE.egress())) {
            write(cache);
            Eventually.holds("a copy is sent", () -> !b.program().commands().isEmpty());
            write(cache);
        }
        assertThat(b.program().commands()).as("unanswered").containsExactly("SET k 0");
    }

    @Test
    void aDeadCopyFailsNoWrite() throws Exception {
        try (CacheClient cache = new CacheClient(user.address(), CACHE.egress())) {
            write(cache);
            b.sidecar().close();
            write(cache);
            assertThat(a.program().commands()).hasSize(2 * WRITES);
        }
    }

    private static void write(CacheClient cache) throws Exception {
        for (int i = 0; i < WRITES; i++) {
            assertThat(cache.ask("SET", "k", String.valueOf(i))).isEqualTo("+OK");
        }
    }

    private static MeshModel patient() {
        MeshModel mesh = SampleMesh.mesh(true, SampleMesh.active(), 1);
        Cache cache = mesh.caches().getFirst();
        return new MeshModel(
                mesh.name(),
                mesh.namespace(),
                mesh.trustDomain(),
                mesh.failover(),
                mesh.cells(),
                mesh.services(),
                mesh.gateways(),
                List.of(new Cache(
                        cache.name(),
                        cache.port(),
                        cache.shards(),
                        cache.memoryMiB(),
                        Duration.ofMinutes(1),
                        true,
                        cache.egress())),
                mesh.buses(),
                mesh.stores());
    }
}
