package dev.catamaran.feed.surf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.RecordReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A driver under test, steered like the real one: commands in, events out, a record on disk. */
final class Surfing implements AutoCloseable {
    static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final Path record;
    private final PipedOutputStream commands = new PipedOutputStream();
    private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> exit;

    Surfing(Path folder, double rate, Map<String, Address> access, String... edges) throws IOException {
        record = folder.resolve("record.jsonl");
        Path graph = Files.writeString(folder.resolve("graph.tsv"), String.join("\n", edges));
        Files.write(folder.resolve("token-key"), KEY);
        var settings = new Settings(
                graph,
                Long.MAX_VALUE,
                new TreeMap<>(access),
                new TreeMap<>(),
                folder,
                record,
                rate,
                1,
                new Mix(20, 20, 20, 20, 20),
                25,
                1_000);
        var in = new BufferedReader(
                new InputStreamReader(new PipedInputStream(commands, 1 << 16), StandardCharsets.UTF_8));
        var out = new PrintStream(new EventStream(events), true, StandardCharsets.UTF_8);
        exit = CompletableFuture.supplyAsync(
                () -> Surf.run(settings, new Events(out), in),
                r -> Thread.ofPlatform().start(r));
        await("ready");
    }

    void order(String command) {
        try {
            commands.write((command + "\n").getBytes(StandardCharsets.UTF_8));
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next event of that name; others are passed over. */
    JsonNode await(String name) {
        try {
            for (JsonNode event = events.poll(20, TimeUnit.SECONDS);
                    event != null;
                    event = events.poll(20, TimeUnit.SECONDS)) {
                if (event.path("event").asText().equals(name)) {
                    return event;
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw new AssertionError("no event '" + name + "' within 20 s");
    }

    /** Ends the record and reads it. */
    List<Line> end() {
        order("end");
        await("ended");
        exit.join();
        var lines = new ArrayList<Line>();
        RecordReader.read(record, lines::add);
        return lines;
    }

    int exitCode() {
        return exit.join();
    }

    Path record() {
        return record;
    }

    static <T extends Line> List<T> of(Class<T> type, List<Line> lines) {
        return lines.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void close() throws IOException {
        commands.close();
        exit.join();
    }

    /** Splits what is printed into events. */
    private static final class EventStream extends java.io.OutputStream {
        private static final JsonMapper JSON = new JsonMapper();
        private final java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
        private final BlockingQueue<JsonNode> events;

        EventStream(BlockingQueue<JsonNode> events) {
            this.events = events;
        }

        @Override
        public void write(int b) throws IOException {
            if (b == '\n') {
                events.add(JSON.readTree(line.toByteArray()));
                line.reset();
            } else {
                line.write(b);
            }
        }
    }
}
