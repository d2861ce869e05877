package dev.catamaran.local.prometheus;

import dev.catamaran.local.LocalException;
import dev.catamaran.local.process.ProcTable;
import dev.catamaran.local.process.ProcessId;
import dev.catamaran.local.process.Session;
import dev.catamaran.local.process.Signal;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One Prometheus, kept running. The mesh does without it: whatever goes wrong here is a sentence, never an exception. A controller that is replaced leaves it
 * running, and the next one adopts it. Safe for concurrent use.
 */
public final class PrometheusServer {
    /** Behind everything else on its CPUs: looking must not slow down what is looked at. */
    private static final int NICE = 10;

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration HEALTHY = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PrometheusFolder folder;
    private final Path binary;
    private final String address;
    private final Clock clock;
    private Optional<Running> running = Optional.empty();
    private Instant notBefore = Instant.MIN;
    private boolean told;

    /**
     * {@code process.json}.
     *
     * @param start what it was started with: command and configuration
     */
    record Running(long pid, long startTicks, long startedAtMs, String start) {
        boolean alive() {
            return ProcTable.alive(id());
        }

        ProcessId id() {
            return new ProcessId(pid, startTicks);
        }
    }

    /**
     * Nothing is started yet.
     *
     * @param address host and port to listen on
     */
    public PrometheusServer(PrometheusFolder folder, Path binary, String address, Clock clock) {
        this.folder = folder;
        this.binary = binary;
        this.address = address;
        this.clock = clock;
    }

    /** The {@code prometheus} on that search path. */
    public static Optional<Path> find(String searchPath) {
        return Arrays.stream(searchPath.split(":", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> Path.of(part, "prometheus"))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /**
     * Starts it when it does not run, unless it ended a moment ago. To be called every few seconds.
     *
     * @param cpus list of those it may use, in the notation of taskset
     * @return what is wrong, told once until it was well again
     */
    public synchronized Optional<String> keep(String cpus) {
        try {
            return keepRunning(cpus);
        } catch (IOException | LocalException e) {
            return failed("cannot start " + binary + ": " + e.getMessage());
        }
    }

    private Optional<String> keepRunning(String cpus) throws IOException {
        var command = command(cpus);
        String start = String.join(" ", command) + "\n" + Files.readString(folder.config());
        if (running.isEmpty()) {
            running = folder.state().read(folder.record(), Running.class).filter(Running::alive);
            running.filter(r -> !r.start().equals(start)).ifPresent(r -> stop());
        }
        if (running.filter(Running::alive).isPresent()) {
            told = told && !livedFor(HEALTHY);
            return Optional.empty();
        }
        if (running.isPresent()) {
            running = Optional.empty();
            return failed("it ended; " + folder.log() + " says why");
        }
        if (!clock.instant().isBefore(notBefore)) {
            running = Optional.of(start(command, start));
        }
        return Optional.empty();
    }

    private boolean livedFor(Duration time) {
        return running.map(r -> clock.millis() - r.startedAtMs() > time.toMillis())
                .orElse(false);
    }

    private Optional<String> failed(String sentence) {
        boolean again = told;
        told = true;
        notBefore = clock.instant().plus(PAUSE);
        return again ? Optional.empty() : Optional.of(sentence);
    }

    /** The page of the one that runs. */
    public synchronized Optional<String> page() {
        return running.filter(Running::alive).map(r -> "http://" + address);
    }

    /** Ends it. */
    public synchronized void stop() {
        running.map(Running::id).map(List::of).ifPresent(ids -> {
            Signal.TERM.send(ids);
            Signal.KILL.send(Signal.awaitEnd(ids, PATIENCE));
        });
        running = Optional.empty();
    }

    private Running start(List<String> command, String start) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(folder.path().toFile())
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.appendTo(folder.log().toFile()));
        // By this down finds it, also without a controller. It belongs to no cell.
        builder.environment().put("CATAMARAN_STATE", folder.state().path().toString());
        builder.environment().remove("CATAMARAN_CELL");
        long pid = builder.start().pid();
        long ticks =
                ProcTable.stat(pid).map(s -> s.id().startTicks()).orElse(0L); // ended at once: found dead next time
        var started = new Running(pid, ticks, clock.millis(), start);
        folder.state().write(folder.record(), started);
        return started;
    }

    private List<String> command(String cpus) {
        return new Session(NICE, cpus)
                .command(List.of(
                        binary.toString(),
                        "--config.file=" + folder.config(),
                        "--storage.tsdb.path=" + folder.data(),
                        "--storage.tsdb.retention.time=1d",
                        "--storage.tsdb.retention.size=256MB",
                        "--web.listen-address=" + address,
                        "--log.level=warn"));
    }
}
