package dev.catamaran.judge.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium with one tab, spoken to over its DevTools protocol. Used by one thread. */
final class Chromium implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long PATIENCE_SECONDS = 60;
    private static final String LISTENING = "DevTools listening on ws://";

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final List<JsonNode> events = new ArrayList<>();
    private final WebSocket socket;
    private int lastId;

    /** The binary named by the property {@code catamaran.chromium}, or the first one on PATH. */
    static Optional<Path> find() {
        String named = System.getProperty("catamaran.chromium", "");
        var candidates = named.isEmpty()
                ? Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                        .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                                .map(name -> Path.of(folder, name)))
                : Stream.of(Path.of(named));
        return candidates.filter(Files::isExecutable).findFirst();
    }

    /** @param profile a folder that it may fill */
    Chromium(Path binary, Path profile) throws Exception {
        process = new ProcessBuilder(
                        binary.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--no-first-run",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        var log = process.errorReader();
        String authority = authority(log);
        Thread.ofVirtual().start(() -> drain(log));
        var tabs = client.send(
                HttpRequest.newBuilder(URI.create("http://" + authority + "/json/list"))
                        .build(),
                BodyHandlers.ofString());
        JsonNode page = JSON.readTree(tabs.body())
                .valueStream()
                .filter(tab -> tab.path("type").asText().equals("page"))
                .findFirst()
                .orElseThrow();
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(page.path("webSocketDebuggerUrl").asText()), new Messages())
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        for (String domain : List.of("Page", "Network", "Runtime", "Log")) {
            call(domain + ".enable", Map.of());
        }
    }

    private static String authority(BufferedReader log) throws Exception {
        return CompletableFuture.supplyAsync(() -> log.lines()
                        .filter(line -> line.startsWith(LISTENING))
                        .map(line -> line.substring(LISTENING.length(), line.indexOf('/', LISTENING.length())))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("Chromium ended before it listened")))
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static void drain(BufferedReader log) {
        try (log) {
            while (log.readLine() != null) {
                // or it would stand still with a full pipe
            }
        } catch (IOException e) {
            // it was ended
        }
    }

    /** Puts a message together from its frames. */
    private final class Messages implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(parse(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException("Chromium sent what is no JSON: " + text, e);
        }
    }

    /** Calls a method of the protocol and waits for its answer. */
    JsonNode call(String method, Map<String, ?> parameters) throws Exception {
        int id = ++lastId;
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        while (true) {
            JsonNode message = next(method);
            if (message.path("id").asInt() == id) {
                if (message.has("error")) {
                    throw new IllegalStateException(method + ": " + message.path("error"));
                }
                return message.path("result");
            }
        }
    }

    /** Events are kept on the way. */
    private JsonNode next(String awaited) throws InterruptedException {
        JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new IllegalStateException("Chromium did not answer " + awaited);
        }
        if (message.has("method")) {
            events.add(message);
        }
        return message;
    }

    /** Opens a page and returns when it has loaded. Events of pages before are forgotten. */
    void open(URI page) throws Exception {
        events.clear();
        call("Page.navigate", Map.of("url", page.toString()));
        while (events("Page.loadEventFired").isEmpty()) {
            next("Page.loadEventFired");
        }
    }

    /** What came of that kind since the page was opened. */
    List<JsonNode> events(String method) {
        return events.stream()
                .filter(e -> e.path("method").asText().equals(method))
                .map(e -> e.path("params"))
                .toList();
    }

    /** The value of an expression of JavaScript. */
    JsonNode evaluate(String expression) throws Exception {
        JsonNode answer = call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    @Override
    public void close() throws InterruptedException {
        socket.abort();
        client.close();
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
