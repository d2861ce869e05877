package dev.catamaran.xds.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.testkit.EnvoyProcess;
import dev.catamaran.xds.translate.SampleMesh;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The callee's cell dies while a request is inside its program: what the method promises decides what happens then. */
class RetryIT {
    @TempDir
    private Path folder;

    @Test
    void anIdempotentWriteGoesToTheOtherCell() throws Exception {
        assertThat(answerAfterDeath(Program.WRITE, 1)).isEqualTo("cell-b");
    }

    /** It may have been executed, so it is not: the caller is told. */
    @Test
    void aWriteOfWhichNothingIsKnownDoesNot() throws Exception {
        assertThat(answerAfterDeath(Program.UNKNOWN, 0)).startsWith("Status{code=UNAVAILABLE");
    }

    private String answerAfterDeath(String method, int seenByOther) throws Exception {
        try (LiveMesh mesh = new LiveMesh(folder);
                Program inA = new Program(SampleMesh.A);
                Program inB = new Program(SampleMesh.B);
                EnvoyProcess a = mesh.sidecar(SampleMesh.RELATION, SampleMesh.A);
                EnvoyProcess b = mesh.sidecar(SampleMesh.RELATION, SampleMesh.B);
                EnvoyProcess caller = mesh.sidecar(SampleMesh.GATEWAY, SampleMesh.A)) {
            CountDownLatch gate = inA.holdRequests();
            var channel = Program.caller(SampleMesh.A);
            var answer = CompletableFuture.supplyAsync(() -> Program.ask(channel, method));
            LiveMesh.await(() -> inA.seen().size() == 1);
            a.close();
            String said = answer.join();
            gate.countDown();
            channel.shutdownNow();
            assertThat(inA.seen()).containsExactly(method);
            assertThat(inB.seen()).hasSize(seenByOther);
            return said;
        }
    }
}
