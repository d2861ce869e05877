package dev.catamaran.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.catamaran.cli.controller.Api;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final AtomicReference<String> order = new AtomicReference<>("");
    private final HttpServer controller;

    @TempDir
    private Path folder = Path.of("unset");

    private String phase = "Succeeded";
    private int exitCode;

    RunCommandTest() throws IOException {
        controller = HttpServer.create(new InetSocketAddress("127.78.0.1", 18080), 4);
    }

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("app.log"), "an earlier run\n");
        controller.createContext("/v1/jobs", exchange -> {
            order.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, 200, run("Starting", 0));
        });
        controller.createContext("/v1/jobs/report-1", exchange -> {
            Files.writeString(folder.resolve("app.log"), "an earlier run\nwhat it writes\n");
            answer(exchange, 200, run(phase, exitCode));
        });
        controller.start();
    }

    @AfterEach
    void stop() {
        controller.stop(0);
    }

    @Test
    void showsWhatTheRunWritesAndNothingElse() throws IOException {
        assertThat(execute("run", "report", "--addresses", "127.78", "--", "--top", "5"))
                .isZero();
        assertThat(out).hasToString("what it writes\n");
        assertThat(Api.JSON.readTree(order.get()))
                .isEqualTo(Api.JSON.readTree("{\"job\":\"report\",\"arguments\":[\"--top\",\"5\"]}"));
    }

    @Test
    void endsWithTheExitCodeOfTheJob() throws IOException {
        phase = "Failed";
        exitCode = 3;
        assertThat(execute("run", "report", "--cell", "cell-b", "--addresses", "127.78"))
                .isEqualTo(3);
        assertThat(err.toString()).contains("report failed: why");
        assertThat(Api.JSON.readTree(order.get()).path("cell").asText()).isEqualTo("cell-b");
    }

    @Test
    void saysWhyTheControllerRefuses() {
        controller.removeContext("/v1/jobs");
        controller.createContext(
                "/v1/jobs", exchange -> answer(exchange, 409, Map.of("detail", "report runs in cell-a already")));
        assertThat(execute("run", "report", "--addresses", "127.78")).isEqualTo(1);
        assertThat(err.toString()).contains("catamaran: report runs in cell-a already");
    }

    private int execute(String... words) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }

    private Map<String, Object> run(String itsPhase, int itsExitCode) {
        return Map.of(
                "id",
                "report-1",
                "name",
                "report",
                "cell",
                "cell-a",
                "address",
                "127.78.1.1",
                "startedAtMs",
                1,
                "phase",
                itsPhase,
                "exitCode",
                itsExitCode,
                "message",
                itsPhase.equals("Failed") ? "why" : "",
                "log",
                folder.resolve("app.log").toString(),
                "logFrom",
                "an earlier run\n".length());
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] json = Api.JSON.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }
}
