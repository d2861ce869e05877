package dev.catamaran.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.catamaran.cli.controller.Api;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a controller that knows one call, or none. */
class OriginTest {
    private static final String USAGE = """
            {"pinned": true, "cpus": {"cell-a": "0", "cell-b": "1", "rest": "0,1"}, "pssMiB": 12.5}""";

    private HttpServer controller;

    @BeforeEach
    void start() throws IOException {
        controller = HttpServer.create(new InetSocketAddress("127.91.0.1", 0), 0);
        controller.start();
    }

    @AfterEach
    void stop() {
        controller.stop(0);
    }

    private Map<String, Object> facts() throws IOException {
        var address = controller.getAddress();
        try (var api =
                new Api(URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort()))) {
            return Origin.facts(List.of("demo", "--keep"), 20.5, Api.JSON.readTree(USAGE), api);
        }
    }

    @Test
    void saysWhatRunsWhereAndByWhichCommand() throws IOException {
        controller.createContext("/v1/versions", exchange -> {
            byte[] body = "{\"envoy\": \"1.40.0\", \"kafka\": \"4.3.1\"}".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });

        assertThat(facts())
                .containsEntry("command", List.of("demo", "--keep"))
                .containsEntry("upSeconds", 20.5)
                .containsEntry("pinned", true)
                .containsEntry("pinning", Map.of("cell-a", "0", "cell-b", "1", "rest", "0,1"))
                .containsEntry("versions", Map.of("envoy", "1.40.0", "kafka", "4.3.1"))
                .extractingByKey("machine", InstanceOfAssertFactories.map(String.class, String.class))
                .containsKeys("os", "cpus");
    }

    @Test
    void saysWhetherCachesAreMirrored() throws IOException {
        controller.createContext("/v1/resources", exchange -> {
            byte[] body = """
                    {"resources": [
                      {"kind": "Cell", "metadata": {"name": "cell-a"}, "spec": {}},
                      {"kind": "CacheCluster", "metadata": {"name": "hot"}, "spec": {"mirrorWrites": false, "memory": "4Mi"}}]}
                    """.getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });

        assertThat(facts())
                .containsEntry(
                        "settings", Map.of("mirrorWrites of hot", "false", "memory of each shard of hot", "4Mi"));
    }

    /** It was started before there was such a question. */
    @Test
    void anOlderControllerIsNoReasonToFail() throws IOException {
        assertThat(facts()).containsEntry("versions", Map.of());
    }
}
