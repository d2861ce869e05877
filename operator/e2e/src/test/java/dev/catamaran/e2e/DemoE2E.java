package dev.catamaran.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user does first, and what must hold when things die at a bad moment. */
class DemoE2E {
    @TempDir
    Path folder = Path.of("");

    @Test
    void cellIsKilledAndNothingIsLost() throws Exception {
        try (var catamaran = new Catamaran(folder, "127.21")) {
            var run = catamaran.demo();
            assertThat(run.exitCode()).as(run.output()).isZero();
            var report = catamaran.report();
            assertThat(report.path("outcome").asText()).isEqualTo("Passed");
            assertThat(report.path("lostWrites").asInt(-1)).isZero();
            assertThat(report.path("ackedNearFault").asInt()).isPositive();
            assertThat(report.path("cells"))
                    .hasSize(2)
                    .allMatch(cell -> cell.path("recordsEqual").asBoolean());
            assertThat(catamaran.processes()).isEmpty();
            var origin = report.path("origin");
            assertThat(origin.path("command").path(0).asText()).isEqualTo("demo");
            assertThat(origin.path("versions").properties())
                    .extracting(Map.Entry::getKey)
                    .contains("catamaran", "envoy", "java", "kafka", "postgresql", "redis");
            assertThat(catamaran.page()).startsWith("<!DOCTYPE html>").contains("✓ Passed");

            var judged = catamaran.run("judge", catamaran.record().toString(), "-o", "json");
            assertThat(catamaran.json(judged)).isEqualTo(report);
        }
    }

    @Test
    void controllerDiesDuringTheFaultAndTrafficGoesOn() throws Exception {
        try (var catamaran = new Catamaran(folder, "127.22")) {
            var demo = catamaran.startDemo("--keep");
            catamaran.awaitOutput("demo", "hold: ");
            long killedAtMicros = System.currentTimeMillis() * 1_000;
            catamaran.kill(catamaran.controller());
            assertThat(demo.waitFor()).as(catamaran.output("demo")).isZero();
            assertThat(catamaran.output("demo")).contains("the controller is gone; starting it again");
            assertThat(catamaran.requestsAnsweredWithin(killedAtMicros, 3_000_000))
                    .isGreaterThan(60);

            catamaran.kill(catamaran.controller());
            assertThat(catamaran.run("down").exitCode()).isZero();
            assertThat(catamaran.processes()).isEmpty();
        }
    }

    @Test
    void secondUpHealsWhatIsHalfDead() throws Exception {
        try (var catamaran = new Catamaran(folder, "127.23")) {
            assertThat(catamaran.up().exitCode()).as(catamaran.output("up")).isZero();
            catamaran.kill(catamaran.controller());
            for (var workload : catamaran.workloadPids("gateway", "feed-db")) {
                catamaran.kill(workload);
            }
            assertThat(catamaran.up().exitCode()).as(catamaran.output("up")).isZero();
            assertThat(catamaran.status().path("ready").asBoolean()).isTrue();

            assertThat(catamaran.run("down", "--purge").exitCode()).isZero();
            assertThat(catamaran.processes()).isEmpty();
            assertThat(catamaran.stateDir()).doesNotExist();
        }
    }

    @Test
    void drillWhoseCommandDiesIsUndoneByTheNextUp() throws Exception {
        try (var catamaran = new Catamaran(folder, "127.24")) {
            var demo = catamaran.startDemo("--keep");
            catamaran.awaitOutput("demo", "hold: ");
            demo.destroyForcibly().waitFor();
            assertThat(catamaran.status().path("faults")).hasSize(1);
            assertThat(catamaran.up().exitCode()).as(catamaran.output("up")).isZero();
            assertThat(catamaran.output("up")).contains("undoing the fault");
            assertThat(catamaran.status().path("faults")).isEmpty();
        }
    }

    @Test
    void brokenResourcesAreToldBeforeAnythingStarts() throws IOException {
        try (var catamaran = new Catamaran(folder, "127.25")) {
            catamaran.edit("services.yaml", "service: relation", "service: relations");
            var run = catamaran.up();
            assertThat(run.exitCode()).isNotZero();
            assertThat(run.output()).contains("services.yaml:", "spec.calls[1].service");
            assertThat(catamaran.processes()).isEmpty();
            assertThat(Files.exists(catamaran.stateDir().resolve("cells"))).isFalse();
        }
    }

    @Test
    void portInUseIsOneSentence() throws Exception {
        try (var catamaran = new Catamaran(folder, "127.26");
                var taken = new java.net.ServerSocket()) {
            taken.bind(new java.net.InetSocketAddress("127.26.0.1", 18000));
            var run = catamaran.up();
            assertThat(run.exitCode()).isNotZero();
            assertThat(run.output()).contains("127.26.0.1:18000 is in use");
            assertThat(catamaran.processes()).isEmpty();
        }
    }
}
