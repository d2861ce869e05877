package dev.catamaran.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.catamaran.core.drill.DrillException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The driver as a child: commands go to its standard input, events come from its standard output. docs/architecture.md lists both. */
final class SurfProcess implements AutoCloseable {
    static final JsonMapper JSON = new JsonMapper();

    /** Ours, not the driver's: its standard output has ended. */
    private static final JsonNode GONE = JSON.createObjectNode().put("event", "gone");

    private final Process process;
    private final Writer commands;
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private final Consumer<JsonNode> progress;

    private SurfProcess(Process process, Consumer<JsonNode> progress) {
        this.process = process;
        this.commands = process.outputWriter();
        this.progress = progress;
        Thread.ofPlatform().daemon().name("surf-events").start(() -> read(process.inputReader()));
    }

    /**
     * Starts it; {@link #await} for its event {@code ready}.
     *
     * @param progress told of events that answer nothing; on a thread of its own
     */
    static SurfProcess start(
            List<String> command, Path log, Map<String, String> environment, Consumer<JsonNode> progress) {
        try {
            var builder = new ProcessBuilder(command).redirectError(log.toFile());
            builder.environment().putAll(environment);
            return new SurfProcess(builder.start(), progress);
        } catch (IOException e) {
            throw new DrillException("cannot start the driver: " + e.getMessage(), e);
        }
    }

    private void read(BufferedReader events) {
        try (events) {
            for (String line = events.readLine(); line != null; line = events.readLine()) {
                JsonNode event = JSON.readTree(line);
                switch (event.path("event").asText()) {
                    case "loading", "progress" -> progress.accept(event);
                    default -> answers.add(event);
                }
            }
        } catch (IOException e) {
            answers.add(GONE);
            return;
        }
        answers.add(GONE);
    }

    /** Sends a command; one that answers with an event is to be followed by {@link #await}. */
    synchronized void send(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new DrillException("the driver has ended: " + e.getMessage(), e);
        }
    }

    void send(String command, Object json) {
        try {
            send(command + " " + JSON.writeValueAsString(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written as JSON: " + json, e);
        }
    }

    /**
     * The next answer, which must be that event.
     *
     * @throws DrillException when the command failed, the driver ended, or the time is over
     */
    JsonNode await(String event, Duration deadline) {
        try {
            JsonNode answer = answers.poll(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null) {
                throw new DrillException(
                        "the driver did not say '%s' within %d s".formatted(event, deadline.toSeconds()));
            }
            String said = answer.path("event").asText();
            if (said.equals("error")) {
                throw new DrillException("the driver: " + answer.path("reason").asText());
            }
            if (!said.equals(event)) {
                throw new DrillException(
                        said.equals("gone")
                                ? "the driver has ended"
                                : "the driver said '" + said + "' instead of '" + event + "'");
            }
            return answer;
        } catch (InterruptedException e) {
            throw new DrillException("interrupted while waiting for the driver", e);
        }
    }

    /** Ends it, if it has not ended by itself. */
    @Override
    public void close() {
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
