package dev.catamaran.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.app.live.LiveMesh;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Files are edited while requests flow, through real sidecars and programs: the edit is in force, and no request has failed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveEditIT {
    private @Nullable LiveMesh started;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        started = LiveMesh.start(folder.toAbsolutePath());
    }

    @BeforeEach
    void traffic() throws Exception {
        mesh().beginRequests();
    }

    @AfterEach
    void noRequestFailed() throws Exception {
        try {
            assertThat(mesh().requests().failures()).as("failed requests").isEmpty();
        } finally {
            mesh().undo();
        }
    }

    @AfterAll
    void end() throws Exception {
        mesh().close();
    }

    @Test
    void aTimeoutChanges() throws Exception {
        mesh().edit("timeout: 1500ms", "timeout: 1234ms");
        mesh().awaitInForce();
        assertThat(mesh().callersConfiguration()).contains("1.234s").doesNotContain("1.500s");
        mesh().requests().flow();
    }

    @Test
    void replicasComeAndGo() throws Exception {
        assertThat(mesh().requests().answers()).containsExactly("cell-a/0/hello");
        mesh().edit("replicas: 1 # echo", "replicas: 2 # echo");
        mesh().awaitInForce();
        assertThat(mesh().requests().seen())
                .as("no request had to leave its cell for a replica that was not ready")
                .allMatch(answer -> answer.startsWith("cell-a/"));
        assertThat(mesh().requests().answers()).containsExactlyInAnyOrder("cell-a/0/hello", "cell-a/1/hello");
        mesh().edit("replicas: 2 # echo", "replicas: 1 # echo");
        mesh().awaitInForce();
        assertThat(mesh().requests().answers()).containsExactly("cell-a/0/hello");
        mesh().awaitReplicas("echo", 2);
    }

    @Test
    void aProgramIsRenewedCellByCell() throws Exception {
        mesh().edit("GREETING: hello", "GREETING: salut");
        mesh().awaitInForce();
        assertThat(mesh().requests().seen())
                .as("the other cell answered meanwhile")
                .contains("cell-a/0/hello", "cell-b/0/hello");
        assertThat(mesh().requests().answers()).containsExactly("cell-a/0/salut");
    }

    @Test
    void anInvalidEditIsReportedAndTheLastGoodStateStays() throws Exception {
        mesh().edit("timeout: 1500ms", "timeout: soon");
        var edit = mesh().awaitRefused();
        assertThat(edit).singleElement().satisfies(finding -> {
            assertThat(finding.file()).endsWith("services.yaml");
            assertThat(finding.line()).isEqualTo(mesh().line("timeout: soon"));
            assertThat(finding.field()).isEqualTo("spec.calls[0].timeout");
        });
        assertThat(mesh().callersConfiguration()).contains("1.500s");
        mesh().requests().flow();
    }

    @Test
    void anotherCellNeedsAnotherStart() throws Exception {
        mesh().append("mesh.yaml", """
                ---
                apiVersion: catamaran.dev/v1alpha1
                kind: Cell
                metadata: {name: cell-c}
                spec: {cpus: 1}
                """);
        assertThat(mesh().awaitRefused()).singleElement().satisfies(finding -> {
            assertThat(finding.resource()).isEqualTo("Cell/cell-c");
            assertThat(finding.message()).contains("catamaran down and then up");
        });
        assertThat(mesh().requests().answers()).containsExactly("cell-a/0/hello");
    }

    @Test
    void aNewServiceIsCalledAndLeaves() throws Exception {
        mesh().append("services.yaml", mesh().service("more", "hi", 1, ""));
        mesh().edit("    - service: echo", "    - service: more\n    - service: echo");
        mesh().awaitInForce();
        assertThat(mesh().answerOf("more")).isEqualTo("cell-a/0/hi");
        mesh().undoEdits();
        mesh().awaitInForce();
        mesh().awaitReplicas("more", 0);
        mesh().requests().flow();
    }

    private LiveMesh mesh() {
        return Objects.requireNonNull(started, "started before the tests");
    }
}
