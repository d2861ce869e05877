package dev.catamaran.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Envoy for the length of a test. Closing kills it. */
public final class EnvoyProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Path log;

    private EnvoyProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts Envoy and waits until its admin interface says that it is live.
     *
     * @param config bootstrap file; Envoy takes YAML and JSON
     * @param admin host and port of the admin interface that the bootstrap declares
     */
    public static EnvoyProcess start(Path config, String admin) throws IOException, InterruptedException {
        Path log = config.resolveSibling(config.getFileName() + ".log");
        EnvoyProcess envoy = new EnvoyProcess(
                command("-c", config.toString()).redirectOutput(log.toFile()).start(), log);
        try {
            envoy.awaitReady(admin);
            return envoy;
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            envoy.close();
            throw e;
        }
    }

    /** What Envoy itself says about a bootstrap: empty when it accepts it, else its complaint. */
    public static String validate(Path config) throws IOException, InterruptedException {
        Path log = config.resolveSibling(config.getFileName() + ".validate.log");
        Process process = command("-c", config.toString(), "--mode", "validate")
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("Envoy did not judge " + config + " within " + PATIENCE);
        }
        return process.exitValue() == 0 ? "" : Files.readString(log);
    }

    public String log() throws IOException {
        return Files.readString(log);
    }

    /** SIGSTOP: connections stay, and nothing is answered. */
    public void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** SIGCONT. */
    public void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    /** SIGKILL, as a cell outage does it. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (code != 0) {
            throw new AssertionError("kill " + signal + " ended with " + code);
        }
    }

    private void awaitReady(String admin) throws IOException, InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://" + admin + "/ready"))
                .timeout(PATIENCE)
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (process.isAlive() && System.nanoTime() < deadline) {
                try {
                    if (client.send(ready, BodyHandlers.ofString()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    // The admin interface is not bound yet; the pause below is between polls of that condition.
                }
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
        }
        throw new AssertionError("Envoy did not become ready:\n" + log());
    }

    private static ProcessBuilder command(String... arguments) {
        ProcessBuilder builder = new ProcessBuilder();
        builder.command().add(EnvoyBinary.require().toString());
        builder.command().addAll(List.of(arguments));
        // Each test's Envoy is alone: no hot restart, hence no shared memory named by a base id.
        builder.command().addAll(List.of("--disable-hot-restart", "--concurrency", "1", "--log-level", "warning"));
        // whoever asks a control plane must have a name, whatever it is
        builder.command().addAll(List.of("--service-node", "test", "--service-cluster", "test"));
        return builder.redirectErrorStream(true);
    }
}
