package dev.catamaran.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catamaran.app.api.JobResource;
import dev.catamaran.app.api.ResourceList;
import dev.catamaran.app.api.StatusResource;
import dev.catamaran.app.live.LiveMesh;
import dev.catamaran.local.control.ControllerStatus;
import dev.catamaran.testkit.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Jobs come with an edit and are run through the controller's API, beside a sidecar that the real control plane feeds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobIT {
    private @Nullable LiveMesh started;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        started = LiveMesh.start(folder.toAbsolutePath());
    }

    @AfterEach
    void undo() throws Exception {
        mesh().undoEdits();
        mesh().awaitInForce();
    }

    @AfterAll
    void end() throws Exception {
        mesh().close();
    }

    @Test
    void aJobIsNotWaitedForAndReachesWhatItCalls() throws Exception {
        mesh().append("services.yaml", LiveMesh.job("report", "'echo $CATAMARAN_CELL $1; exec sleep 600'"));
        mesh().awaitInForce();
        assertThat(ready("report")).isEqualTo("NeverRun");
        var run = jobs().run(new JobResource.Order("report", null, List.of("now")));
        assertThat(run.cell()).isEqualTo("cell-a");
        Eventually.holds("it runs", () -> jobs().job(run.id()).phase().equals("Running"));
        // its sidecar has been told of the callee, and the mesh is as ready as it was
        assertThat(mesh().answerThrough(run.address(), "echo")).isEqualTo("cell-a/0/hello");
        assertThat(status().ready()).isTrue();
        Eventually.holds("the status tells of it", () -> ready("report").equals("Running"));
        assertThatThrownBy(() -> jobs().run(new JobResource.Order("report", "cell-a", null)))
                .hasMessage("report runs in cell-a already: wait for its end, or choose another cell");
        Eventually.holds(
                "it has written", () -> Files.readString(Path.of(run.log())).equals("cell-a now\n"));
        jobs().end(run.id());
        assertThat(jobs().job(run.id()).phase()).isEqualTo("Failed");
        assertThat(jobs().job(run.id()).message()).isEqualTo("it was ended before its time");
    }

    @Test
    void aJobEndsWithItsExitCodeInTheCellThatIsAskedFor() throws Exception {
        mesh().append("services.yaml", LiveMesh.job("failing", "'exit 4'"));
        mesh().awaitInForce();
        var run = jobs().run(new JobResource.Order("failing", "cell-b", null));
        assertThat(run.cell()).isEqualTo("cell-b");
        Eventually.holds("it has ended", () -> jobs().job(run.id()).phase().equals("Failed"));
        assertThat(jobs().job(run.id()).exitCode()).isEqualTo(4);
        Eventually.holds("the status tells of it", () -> ready("failing").equals("Failed"));
        assertThat(status().jobs()).extracting(ControllerStatus.JobLine::id).contains(run.id());
    }

    @Test
    void whatIsNoJobIsNotRun() throws Exception {
        mesh().append("services.yaml", LiveMesh.job("report", "'true'"));
        mesh().awaitInForce();
        assertThatThrownBy(() -> jobs().run(new JobResource.Order("echo", null, null)))
                .hasMessage("there is no job echo; there is report");
        assertThatThrownBy(() -> jobs().run(new JobResource.Order("report", "cell-z", null)))
                .hasMessage("there is no cell cell-z; there is cell-a, cell-b");
        assertThatThrownBy(() -> jobs().job("report-cell-a-1")).hasMessage("there is no run report-cell-a-1");
    }

    private String ready(String service) {
        ResourceList resources = new StatusResource(mesh().controller(), mesh().config()).resources();
        return resources.resources().stream()
                .filter(r -> r.at("/metadata/name").asText().equals(service))
                .map(r -> r.at("/status/ready").asText())
                .findFirst()
                .orElseThrow();
    }

    private ControllerStatus status() {
        return new StatusResource(mesh().controller(), mesh().config()).status();
    }

    private JobResource jobs() {
        return new JobResource(mesh().controller());
    }

    private LiveMesh mesh() {
        return Objects.requireNonNull(started, "started before the tests");
    }
}
