package dev.catamaran.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/own-service.md says: a program in another language is a service of the mesh like any other. */
class GreeterE2E {
    private static final String EXAMPLE = "services/examples/greeter-python";

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Path script = Path.of(System.getProperty("catamaran.home"), EXAMPLE, "build");
        var build = new ProcessBuilder(script.toString()).inheritIO().start();
        try {
            assertThat(build.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(build.exitValue()).isZero();
        } finally {
            build.destroyForcibly();
        }
    }

    @Test
    void otherCellAnswersForAKilledReplica() throws Exception {
        try (var catamaran = new Catamaran(folder, "127.41", EXAMPLE + "/mesh");
                var client = HttpClient.newHttpClient()) {
            var validated = catamaran.run("validate", catamaran.resources().toString());
            assertThat(validated.exitCode()).as(validated.output()).isZero();
            assertThat(catamaran.up().exitCode()).as(catamaran.output("up")).isZero();
            String access = catamaran.status().path("access").path("cell-a").asText();

            var first = greet(client, access, "Ada");
            assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
            assertThat(first.body()).contains("Hello, Ada!");
            assertThat(first.headers().firstValue("x-catamaran-cell")).hasValue("cell-a");
            assertThat(greet(client, access, "a".repeat(65)).statusCode()).isEqualTo(400);

            for (long pid : catamaran.replicaPids("cell-a", "greeter")) {
                catamaran.kill(pid);
            }
            var next = greet(client, access, "Ada");
            assertThat(next.statusCode()).as(next.body()).isEqualTo(200);
            assertThat(next.headers().firstValue("x-catamaran-cell")).hasValue("cell-b");

            assertThat(catamaran.run("down", "--purge").exitCode()).isZero();
            assertThat(catamaran.processes()).isEmpty();
        }
    }

    private static HttpResponse<String> greet(HttpClient client, String access, String name)
            throws IOException, InterruptedException {
        var uri = URI.create("http://" + access + "/v1/greetings/" + name);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
