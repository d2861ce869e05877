package dev.catamaran.xds.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.testkit.EnvoyProcess;
import dev.catamaran.xds.translate.SampleMesh;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A callee's sidecar stands still: no packet, no reset. */
class FrozenPeerIT {
    private static final int SOME = 200;

    @TempDir
    private Path folder;

    @Test
    void pingsNoticeAndTheOtherCellAnswers() throws Exception {
        try (LiveMesh mesh = new LiveMesh(folder);
                Program inA = new Program(SampleMesh.A);
                Program inB = new Program(SampleMesh.B);
                EnvoyProcess a = mesh.sidecar(SampleMesh.RELATION, SampleMesh.A);
                EnvoyProcess b = mesh.sidecar(SampleMesh.RELATION, SampleMesh.B);
                EnvoyProcess caller = mesh.sidecar(SampleMesh.GATEWAY, SampleMesh.A)) {
            try (Load before = new Load(SampleMesh.A)) {
                before.awaitMore("cell-a", SOME);
            }
            a.freeze();
            // Nothing is asked meanwhile: it is the ping that is not answered.
            LiveMesh.await(() -> pingsUnanswered() > 0);
            try (Load after = new Load(SampleMesh.A)) {
                after.awaitMore("cell-b", SOME);
                assertThat(after.failures()).isEmpty();
                assertThat(after.count("cell-a")).isZero();
            }
        }
    }

    private static long pingsUnanswered() throws Exception {
        return LiveMesh.stat(SampleMesh.GATEWAY, SampleMesh.A, "cluster.relation.http2.keepalive_timeout");
    }
}
