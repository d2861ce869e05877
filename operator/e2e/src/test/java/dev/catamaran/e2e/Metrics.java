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
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Names of metrics: those that rules and dashboard may ask for, and those that a Prometheus finds when it takes the files that {@code up} wrote. */
final class Metrics {
    private static final Path LIST = Path.of(System.getProperty("catamaran.home"), "k8s/prometheus/metrics.txt");

    private Metrics() {}

    /** What rules and dashboard may ask for. */
    static Set<String> committed() throws IOException {
        return new TreeSet<>(Files.readAllLines(LIST));
    }

    static Set<String> scraped(Path targets) throws IOException, InterruptedException {
        var names = new TreeSet<String>();
        try (var http = HttpClient.newHttpClient()) {
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
        }
        return names;
    }

    static boolean prometheusIsOnPath() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(part -> Files.isExecutable(Path.of(part, "prometheus")));
    }
}
