package dev.catamaran.xds.dataplane;

import static dev.catamaran.xds.fixture.SampleMesh.FOLLOW;
import static dev.catamaran.xds.fixture.SampleMesh.FOLLOWING;
import static dev.catamaran.xds.fixture.SampleMesh.POKE;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.UInt32Value;
import dev.catamaran.core.model.Budget;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.xds.certificate.KeyedCertificate;
import dev.catamaran.xds.fixture.Feeds;
import dev.catamaran.xds.fixture.MeshClient;
import dev.catamaran.xds.fixture.SampleMesh;
import dev.catamaran.xds.fixture.Sidecar;
import dev.catamaran.xds.fixture.Traffic;
import dev.catamaran.xds.fixture.TwoCells;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates and roots are replaced while requests flow: none fails or leaves its cell, and new connections use the new ones. */
class RotationIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    private TwoCells cells;
    private Traffic traffic;

    @BeforeEach
    void start() throws Exception {
        MeshModel model = SampleMesh.mesh(true, SampleMesh.active(), 1, new Budget(LONG, LONG, 1));
        cells = TwoCells.start(folder, model, Feeds.altered((_, cluster) -> shortLived(cluster)));
        traffic = cells.mesh().keep(new Traffic(cells.caller(), List.of(FOLLOWING, FOLLOW, POKE)));
    }

    @AfterEach
    void stop() throws Exception {
        cells.close();
    }

    @Test
    void leavesAreRotated() throws Exception {
        KeyedCertificate old = cells.mesh().leaf(cells.caller().sidecar());
        X509Certificate served = served(old).orElseThrow();
        cells.mesh().plane().rotateLeaves(PATIENCE);
        newConnectionsAreMade();
        assertThat(traffic.answers()).containsExactly("cell-a");
        assertThat(served(cells.mesh().leaf(cells.caller().sidecar())))
                .contains(cells.mesh().leaf(cells.a().sidecar()).certificate())
                .isNotEqualTo(Optional.of(served));
        assertThat(certificatesOf(cells.caller().sidecar()))
                .contains(serial(cells.mesh().leaf(cells.caller().sidecar())))
                .doesNotContain(serial(old));
    }

    @Test
    void trustIsRotated() throws Exception {
        KeyedCertificate old = cells.mesh().leaf(cells.caller().sidecar());
        String oldRoots = cells.mesh().authority().trustBundle();
        cells.mesh().plane().rotateTrust(PATIENCE);
        newConnectionsAreMade();
        assertThat(traffic.answers()).containsExactly("cell-a");
        assertThat(cells.mesh().authority().trustBundle()).isNotEqualTo(oldRoots);
        assertThat(served(cells.mesh().leaf(cells.caller().sidecar())))
                .contains(cells.mesh().leaf(cells.a().sidecar()).certificate());
        assertThat(served(old)).as("what the old root has signed is not taken").isEmpty();
    }

    private Optional<X509Certificate> served(KeyedCertificate own) throws Exception {
        return MeshClient.with(own, cells.mesh().authority().trustBundle())
                .served(cells.a().sidecar().address());
    }

    private void newConnectionsAreMade() throws Exception {
        long before = cells.caller().sidecar().stat("cluster.relation.upstream_cx_total");
        traffic.flow();
        assertThat(cells.caller().sidecar().stat("cluster.relation.upstream_cx_total"))
                .isGreaterThan(before);
    }

    /** Serial numbers, among other things. */
    private static String certificatesOf(Sidecar sidecar) throws Exception {
        return sidecar.admin("/certs");
    }

    private static String serial(KeyedCertificate certificate) {
        return certificate.certificate().getSerialNumber().toString(16);
    }

    /** A connection carries a few requests only, so that each step of a rotation meets new ones. */
    private static Cluster shortLived(Cluster cluster) {
        return Feeds.withHttp(
                cluster,
                http -> http.getCommonHttpProtocolOptionsBuilder().setMaxRequestsPerConnection(UInt32Value.of(5)));
    }
}
