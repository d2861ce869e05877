package dev.catamaran.xds.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UInt32Value;
import dev.catamaran.testkit.EnvoyProcess;
import dev.catamaran.xds.translate.SampleMesh;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.extensions.upstreams.http.v3.HttpProtocolOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates and trust are replaced under load: no request fails, and who comes later is trusted too. */
class RotationIT {
    private static final int SOME = 200;
    private static final String HTTP_OPTIONS = "envoy.extensions.upstreams.http.v3.HttpProtocolOptions";
    private static final String FAILED_HANDSHAKES =
            "cluster.relation.ssl.(connection_error|fail_verify_error|fail_verify_san|fail_verify_no_cert)";

    @TempDir
    private Path folder;

    @Test
    void leavesAndThenTheRoot() throws Exception {
        try (LiveMesh mesh = new LiveMesh(folder);
                Program program = new Program(SampleMesh.A);
                EnvoyProcess callee = mesh.sidecar(SampleMesh.RELATION, SampleMesh.A);
                EnvoyProcess caller = mesh.sidecar(SampleMesh.GATEWAY, SampleMesh.A)) {
            mesh.changeClusters(RotationIT::handshakeForEachRequest);
            rotateUnderLoad(mesh);
            // Nothing was hidden by a retry.
            assertThat(LiveMesh.stat(SampleMesh.GATEWAY, SampleMesh.A, FAILED_HANDSHAKES))
                    .isZero();
            try (EnvoyProcess later = mesh.sidecar(SampleMesh.GATEWAY, SampleMesh.B);
                    Load load = new Load(SampleMesh.B)) {
                load.awaitMore("cell-a", SOME);
                assertThat(load.failures()).isEmpty();
            }
        }
    }

    private static void rotateUnderLoad(LiveMesh mesh) throws Exception {
        try (Load load = new Load(SampleMesh.A)) {
            load.awaitMore("cell-a", SOME);
            String first = certificates();
            mesh.plane().rotateLeaves(LiveMesh.PATIENCE);
            LiveMesh.await(() -> !certificates().equals(first));
            load.awaitMore("cell-a", SOME);
            String second = certificates();
            mesh.plane().rotateTrust(LiveMesh.PATIENCE);
            LiveMesh.await(() -> !certificates().equals(second));
            load.awaitMore("cell-a", SOME);
            assertThat(load.failures()).isEmpty();
        }
    }

    private static void handshakeForEachRequest(Cluster.Builder cluster) {
        try {
            Any any = cluster.getTypedExtensionProtocolOptionsMap().get(HTTP_OPTIONS);
            if (any == null) {
                return;
            }
            HttpProtocolOptions.Builder options = any.unpack(HttpProtocolOptions.class).toBuilder();
            options.getCommonHttpProtocolOptionsBuilder().setMaxRequestsPerConnection(UInt32Value.of(1));
            cluster.putTypedExtensionProtocolOptions(HTTP_OPTIONS, Any.pack(options.build()));
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static String certificates() throws Exception {
        return LiveMesh.get(SampleMesh.RELATION, SampleMesh.A, "/certs");
    }
}
