package dev.catamaran.xds.dataplane;

import static dev.catamaran.xds.fixture.SampleMesh.A;
import static dev.catamaran.xds.fixture.SampleMesh.BUS;
import static dev.catamaran.xds.fixture.SampleMesh.FOLLOWING;
import static dev.catamaran.xds.fixture.SampleMesh.GATEWAY;
import static dev.catamaran.xds.fixture.SampleMesh.RELATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.SidecarPorts;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.xds.fixture.Application;
import dev.catamaran.xds.fixture.CacheClient;
import dev.catamaran.xds.fixture.CacheServer;
import dev.catamaran.xds.fixture.Connection;
import dev.catamaran.xds.fixture.EchoServer;
import dev.catamaran.xds.fixture.Feeds;
import dev.catamaran.xds.fixture.MeshClient;
import dev.catamaran.xds.fixture.Replica;
import dev.catamaran.xds.fixture.SampleMesh;
import dev.catamaran.xds.fixture.Sidecar;
import dev.catamaran.xds.fixture.TestMesh;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only declared callers may call: a stranger has a sidecar of this mesh, which was even told where to call, and gets nowhere. */
class UndeclaredCallerIT {
    private static final MeshModel MODEL = SampleMesh.mesh(true, SampleMesh.active(), 1);
    private static final Port STORE = MODEL.stores().getFirst().egress();
    private static final Port CACHE = MODEL.caches().getFirst().egress();

    @TempDir
    private Path folder;

    @Test
    void ofAService() throws Exception {
        try (TestMesh mesh = mesh(BUS, GATEWAY)) {
            Replica<Application> relation = mesh.service(RELATION, A);
            assertThat(mesh.caller(BUS).ask(FOLLOWING)).isEqualTo("PERMISSION_DENIED");
            assertThat(relation.program().seen()).isEmpty();
            assertThat(mesh.caller(GATEWAY).ask(FOLLOWING)).isEqualTo("cell-a");
        }
    }

    @Test
    void ofACache() throws Exception {
        try (TestMesh mesh = mesh(GATEWAY, RELATION)) {
            Replica<CacheServer> cache = mesh.cache(A);
            try (CacheClient client = new CacheClient(mesh.sidecar(GATEWAY, A).address(), CACHE)) {
                assertThat(client.ask("SET", "k", "1")).startsWith("-");
                assertThat(client.ask("GET", "k")).startsWith("-");
            }
            assertThat(cache.program().commands()).isEmpty();
            try (CacheClient client = new CacheClient(mesh.sidecar(RELATION, A).address(), CACHE)) {
                assertThat(client.ask("SET", "k", "1")).isEqualTo("+OK");
            }
        }
    }

    /** The store speaks first: not even that may be heard. */
    @Test
    void ofAStore() throws Exception {
        try (TestMesh mesh = mesh(GATEWAY, RELATION)) {
            Replica<EchoServer> store = mesh.store(A);
            try (Connection connection = new Connection(mesh.sidecar(GATEWAY, A).address(), STORE.value())) {
                assertThat(connection.send("select").readToEnd()).isEmpty();
            }
            assertThat(store.program().received()).isZero();
            try (Connection connection =
                    new Connection(mesh.sidecar(RELATION, A).address(), STORE.value())) {
                assertThat(connection.send("select").read("relations.cell-aselect".length()))
                        .asString()
                        .isEqualTo("relations.cell-aselect");
            }
        }
    }

    @Test
    void ofAStoreThatNobodyDeclaresAnyMore() throws Exception {
        try (TestMesh mesh = mesh(GATEWAY, RELATION)) {
            Replica<EchoServer> store = mesh.store(A);
            Sidecar caller = mesh.sidecar(RELATION, A);
            MeshClient client =
                    MeshClient.with(mesh.leaf(caller), mesh.authority().trustBundle());
            assertThat(client.served(store.sidecar().address())).isPresent();
            mesh.update(withoutServices());
            assertThat(client.served(store.sidecar().address())).isEmpty();
        }
    }

    @Test
    void withoutACertificate() throws Exception {
        try (TestMesh mesh = new TestMesh(folder, MODEL)) {
            MeshClient nobody = MeshClient.anonymous(mesh.authority().trustBundle());
            assertThat(nobody.served(mesh.store(A).sidecar().address())).isEmpty();
            assertThat(nobody.served(mesh.service(RELATION, A).sidecar().address()))
                    .isEmpty();
        }
    }

    @Test
    void withoutTls() throws Exception {
        try (TestMesh mesh = new TestMesh(folder, MODEL)) {
            Replica<EchoServer> store = mesh.store(A);
            try (Connection connection = new Connection(store.sidecar().address(), SidecarPorts.INGRESS.value())) {
                assertThat(connection.send("select").readToEnd()).doesNotContain("relations");
            }
            assertThat(store.program().received()).isZero();
        }
    }

    /** A mesh with a stranger that is fed as if it were another one. */
    private TestMesh mesh(WorkloadName stranger, WorkloadName as) throws Exception {
        return new TestMesh(folder, MODEL, Feeds.disguised(stranger, as));
    }

    private static MeshModel withoutServices() {
        return new MeshModel(
                MODEL.name(),
                MODEL.namespace(),
                MODEL.trustDomain(),
                MODEL.failover(),
                MODEL.cells(),
                List.of(),
                List.of(),
                MODEL.caches(),
                MODEL.buses(),
                MODEL.stores());
    }
}
