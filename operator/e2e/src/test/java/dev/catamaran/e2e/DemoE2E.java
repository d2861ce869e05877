package dev.catamaran.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user does first, and what is wrong with it before anything has started. */
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
