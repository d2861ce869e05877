package dev.catamaran.xds.dataplane;

import static dev.catamaran.xds.fixture.SampleMesh.A;
import static dev.catamaran.xds.fixture.SampleMesh.B;
import static dev.catamaran.xds.fixture.SampleMesh.RELATION;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.Bus;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.Store;
import dev.catamaran.xds.fixture.Connection;
import dev.catamaran.xds.fixture.SampleMesh;
import dev.catamaran.xds.fixture.Sidecar;
import dev.catamaran.xds.fixture.TestMesh;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores and brokers: from the application through its own sidecar and the server's, by mTLS. */
class TcpIT {
    private static final MeshModel MODEL = SampleMesh.mesh(true, SampleMesh.active(), 1);
    private static final Store STORE = MODEL.stores().getFirst();
    private static final Bus BROKERS = MODEL.buses().getFirst();

    @TempDir
    private static Path folder;

    private static TestMesh mesh;
    private static Sidecar user;

    @BeforeAll
    static void start() throws Exception {
        mesh = new TestMesh(folder, MODEL);
        mesh.store(A);
        mesh.broker(A);
        mesh.broker(B);
        user = mesh.sidecar(RELATION, A);
    }

    @AfterAll
    static void stop() throws Exception {
        mesh.close();
    }

    @Test
    void bytesGoToTheStoreAndBack() throws Exception {
        byte[] bytes = new byte[64 * 1024];
        new Random(7).nextBytes(bytes);
        try (Connection connection =
                new Connection(user.address(), STORE.egress().value())) {
            greeted(connection, "relations.cell-a");
            assertThat(connection.send(bytes).read(bytes.length)).isEqualTo(bytes);
        }
        assertThat(user.stat("cluster.relations.cell-a.ssl.handshake")).isPositive();
    }

    @Test
    void eachCellsBrokerHasItsOwnListener() throws Exception {
        for (var cell : MODEL.cells()) {
            try (Connection connection =
                    new Connection(user.address(), BROKERS.egress(cell).value())) {
                greeted(connection, "feed-bus." + cell.name());
                assertThat(connection.send("produce").read(7))
                        .asString(US_ASCII)
                        .isEqualTo("produce");
            }
        }
    }

    private static void greeted(Connection connection, String name) throws Exception {
        assertThat(connection.read(name.length())).asString(US_ASCII).isEqualTo(name);
    }
}
