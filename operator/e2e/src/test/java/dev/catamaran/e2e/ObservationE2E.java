package dev.catamaran.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Prometheus finds when it takes the files that {@code up} wrote. */
class ObservationE2E {
    private static final Path RULES = Path.of(System.getProperty("catamaran.home"), "k8s", "prometheus");
    private static final Pattern NAME = Pattern.compile("\\b(?:envoy|feed|catamaran|grpc|jvm|process)_\\w+");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder = Path.of("");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void everyMetricOfTheRulesIsReallyThere() throws Exception {
        var asked = new TreeSet<>(namesIn(Files.readString(RULES.resolve("recording-rules.yaml"))));
        asked.addAll(namesIn(Files.readString(RULES.resolve("alerts.yaml"))));
        assertThat(asked).hasSizeGreaterThan(10);
        try (var catamaran = new Catamaran(folder, "127.26")) {
            assertThat(catamaran.up().exitCode()).as(catamaran.output("up")).isZero();
            Path targets = catamaran.stateDir().resolve("prometheus/targets.json");
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            Set<String> missing = asked;
            while (!missing.isEmpty()) { // the controller looks at the mesh every few seconds
                assertThat(System.nanoTime()).as("not scraped: %s", missing).isLessThan(deadline);
                LockSupport.parkNanos(100_000_000);
                if (Files.exists(targets)) {
                    missing = new TreeSet<>(asked);
                    missing.removeAll(scrapeAll(targets));
                }
            }
            String page = catamaran.status().path("prometheus").asText();
            assertThat(page).matches(isOnPath() ? "http://127\\.26\\.0\\.1:18090" : "");
            catamaran.run("down", "--purge");
            assertThat(catamaran.processes()).isEmpty();
        }
    }

    /** Names of metrics in the expressions; those in braces and after {@code by} are names of labels. */
    private static Set<String> namesIn(String rules) {
        var names = new TreeSet<String>();
        String bare = rules.lines()
                .filter(line -> !line.strip().startsWith("#") && !line.matches(" *(summary|description|runbook): .*"))
                .reduce("", (all, line) -> all + line + "\n")
                .replaceAll("\\{[^}]*}", "")
                .replaceAll("\\b(?:by|on) \\([^)]*\\)", "");
        NAME.matcher(bare).results().forEach(found -> names.add(found.group()));
        return names;
    }

    private Set<String> scrapeAll(Path targets) throws IOException, InterruptedException {
        var names = new TreeSet<String>();
        for (var entry : JsonMapper.builder().build().readTree(targets.toFile())) {
            var labels = entry.path("labels");
            assertThat(labels.path("service").asText()).isNotEmpty();
            String address = entry.path("targets").path(0).asText();
            var uri = URI.create(
                    "http://" + address + labels.path("__metrics_path__").asText());
            var answer = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(uri.toString()).isEqualTo(200);
            answer.body()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> names.add(line.split("[{ ]", 2)[0]));
        }
        return names;
    }

    private static boolean isOnPath() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(part -> Files.isExecutable(Path.of(part, "prometheus")));
    }
}
