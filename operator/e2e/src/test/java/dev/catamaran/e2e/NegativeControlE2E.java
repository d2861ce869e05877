package dev.catamaran.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill that cannot fail proves nothing: with one protection switched off, the same drill must fail, and name the right check. */
class NegativeControlE2E {
    @TempDir
    Path folder = Path.of("");

    @Test
    void withoutPrioritiesTheOtherCellDoesNotHelp() throws IOException {
        try (var catamaran = new Catamaran(folder, "127.31")) {
            // The returning cell's access gateway is there before its services are: without priorities nobody stands in
            // for them.
            catamaran.edit("mesh.yaml", "priorities: Enabled", "priorities: Disabled");
            var run = catamaran.demo();
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            assertThat(catamaran.report().path("outcome").asText()).isIn("Failed", "Interrupted");
            assertThat(failedChecks(catamaran.report())).contains("errorWindowMs");
        }
    }

    @Test
    void acknowledgedByOneBusOnlyWritesAreLostWithTheDisk() throws IOException {
        try (var catamaran = new Catamaran(folder, "127.32")) {
            catamaran.edit("data.yaml", "acknowledgement: AllCells", "acknowledgement: LocalCell");
            var run = catamaran.demo("--withhold-disk");
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            assertThat(catamaran.report().path("outcome").asText()).isEqualTo("Failed");
            assertThat(catamaran.report().path("lostWrites").asInt()).isPositive();
            assertThat(failedChecks(catamaran.report())).contains("lostWrites");
        }
    }

    @Test
    void oneDroppedRecordIsNoticed() throws IOException {
        try (var catamaran = new Catamaran(folder, "127.33")) {
            catamaran.edit(
                    "services.yaml",
                    "command: [java, -jar, services/stream/applier/target/quarkus-app/quarkus-run.jar]",
                    "command: [java, -jar, services/stream/applier/target/quarkus-app/quarkus-run.jar]\n  env:\n    CATAMARAN_TEST_DROP_RECORD: \"100\"");
            var run = catamaran.demo();
            assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
            assertThat(catamaran.report().path("outcome").asText()).isEqualTo("Failed");
            assertThat(failedChecks(catamaran.report())).contains("lostWrites");
        }
    }

    private static List<String> failedChecks(JsonNode report) {
        return StreamSupport.stream(report.path("checks").spliterator(), false)
                .filter(check -> !check.path("passed").asBoolean())
                .map(check -> check.path("name").asText())
                .toList();
    }
}
