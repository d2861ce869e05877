package dev.catamaran.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What must hold while a mesh lives, whatever dies in it. All share one, and find it healed by {@code up}, in whatever order they run. */
@TestInstance(Lifecycle.PER_CLASS)
class RunningMeshE2E {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Catamaran catamaran;

    RunningMeshE2E(@TempDir Path folder) throws IOException {
        catamaran = new Catamaran(folder, "127.22");
    }

    @BeforeEach
    void heal() throws IOException {
        assertThat(catamaran.up().exitCode()).as(catamaran.output("up")).isZero();
        assertThat(catamaran.status().path("ready").asBoolean()).isTrue();
    }

    @AfterAll
    void endAlsoWithoutAController() throws Exception {
        catamaran.kill(catamaran.controller());
        assertThat(catamaran.run("down").exitCode()).isZero();
        assertThat(catamaran.processes()).isEmpty();
        assertThat(catamaran.run("down", "--purge").exitCode()).isZero();
        assertThat(catamaran.stateDir()).doesNotExist();
    }

    @Test
    void controllerDiesDuringTheFaultAndTrafficGoesOn() throws Exception {
        var drill = catamaran.startDrill("--load");
        catamaran.awaitOutput("drill", "hold: ");
        long killedAtMicros = System.currentTimeMillis() * 1_000;
        catamaran.kill(catamaran.controller());
        assertThat(drill.waitFor()).as(catamaran.output("drill")).isZero();
        assertThat(catamaran.output("drill")).contains("the controller is gone; starting it again");
        assertThat(catamaran.requestsAnsweredWithin(killedAtMicros, 3_000_000)).isGreaterThan(60);
    }

    @Test
    void nextUpHealsWhatIsHalfDead() throws Exception {
        catamaran.kill(catamaran.controller());
        for (var workload : catamaran.workloadPids("gateway", "feed-db")) {
            catamaran.kill(workload);
        }
        assertThat(catamaran.up().exitCode()).as(catamaran.output("up")).isZero();
        assertThat(catamaran.status().path("ready").asBoolean()).isTrue();
    }

    @Test
    void nextUpUndoesTheFaultOfADrillWhoseCommandDied() throws Exception {
        var drill = catamaran.startDrill();
        catamaran.awaitOutput("drill", "hold: ");
        drill.destroyForcibly().waitFor();
        assertThat(catamaran.status().path("faults")).hasSize(1);
        assertThat(catamaran.up().exitCode()).as(catamaran.output("up")).isZero();
        assertThat(catamaran.output("up")).contains("undoing the fault");
        assertThat(catamaran.status().path("faults")).isEmpty();
    }

    @Test
    void aRateAboveWhatOneCellCarriesIsRefused() throws IOException {
        var run = refusedDrill();
        assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
        assertThat(catamaran.report().path("outcome").asText()).isEqualTo("Refused");
        assertThat(run.output()).contains("losing cell-a leaves");
    }

    private Catamaran.Run refusedDrill() throws IOException {
        return catamaran.drill("--rate", "20000");
    }

    @Test
    void aJobRunsToItsEnd() {
        var run = catamaran.run("run", "suggest");
        assertThat(run.output()).contains("event=ended", "failed=0");
        assertThat(run.exitCode()).isZero();
        assertThat(catamaran.run("run", "relation").exitCode()).as("no job").isNotZero();
    }

    @Test
    void everyMetricOfTheRulesIsReallyThere() throws Exception {
        refusedDrill(); // it has an outcome, though no figures
        var asked = Metrics.committed();
        assertThat(asked).hasSizeGreaterThan(10).contains("catamaran_drill_outcome");
        asked.removeIf(name -> name.startsWith("catamaran_drill_")
                && !name.equals("catamaran_drill_outcome")
                && !name.equals("catamaran_drill_end_timestamp_seconds"));
        Path targets = catamaran.stateDir().resolve("prometheus/targets.json");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Set<String> missing = asked;
        while (!missing.isEmpty()) { // the controller looks at the mesh every few seconds
            assertThat(System.nanoTime()).as("not scraped: %s", missing).isLessThan(deadline);
            LockSupport.parkNanos(100_000_000);
            if (Files.exists(targets)) {
                missing = new TreeSet<>(asked);
                missing.removeAll(Metrics.scraped(targets));
            }
        }
        String page = catamaran.status().path("prometheus").asText();
        assertThat(page).matches(Metrics.prometheusIsOnPath() ? "http://127\\.22\\.0\\.1:18090" : "");
    }
}
