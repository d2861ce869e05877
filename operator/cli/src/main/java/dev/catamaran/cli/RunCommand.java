package dev.catamaran.cli;

import dev.catamaran.cli.controller.Api;
import dev.catamaran.cli.controller.MeshOptions;
import dev.catamaran.cli.resource.LogFiles;
import dev.catamaran.cli.terminal.CommandFailure;
import dev.catamaran.local.control.ControllerStatus.JobLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a job to its end. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a job, a MeshService with spec.job, in a cell of the running mesh: shows what it writes, waits for its end.",
            "The exit code is that of its program. Ctrl-C ends it, its sidecar as well."
        },
        footer = {
            "",
            "Examples:",
            "  catamaran run suggest                    in the first cell that is active",
            "  catamaran run suggest --cell cell-b      in that one",
            "  catamaran run suggest -- --most 20       with arguments of its own"
        })
final class RunCommand implements Callable<Integer> {
    private static final long PAUSE_MS = 100;

    @Mixin
    private MeshOptions mesh = new MeshOptions();

    @Parameters(index = "0", paramLabel = "JOB", description = "Name of the MeshService.")
    private String job = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "ARGUMENT",
            description = "After --: added to the command of the job.")
    private List<String> arguments = List.of();

    @Option(
            names = "--cell",
            paramLabel = "CELL",
            defaultValue = "",
            description = "Cell to run it in (default: the first active one, by name).")
    private String cell = "";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var commandLine = Commands.of(spec);
        try (var api = new Api(mesh.controller())) {
            var run = api.runJob(job, cell, arguments);
            commandLine.getErr().println("running " + run.name() + " in " + run.cell());
            var ended = toItsEnd(api, run, commandLine.getOut());
            if (!ended.message().isEmpty()) {
                commandLine.getErr().println("catamaran: " + run.name() + " failed: " + ended.message());
            }
            return ended.exitCode();
        } catch (Api.ApiException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /** Whoever ends this command on the way, by Ctrl-C for example, ends the run. */
    private JobLine toItsEnd(Api api, JobLine begun, PrintWriter out) throws IOException {
        var now = new AtomicReference<>(begun);
        var onInterrupt = new Thread(() -> {
            if (!now.get().ended()) {
                end(begun.id());
            }
        });
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        var log = LogFiles.of(Path.of(begun.log()), begun.logFrom());
        while (!now.get().ended()) {
            pause();
            now.set(api.job(begun.id()));
            log.news(out);
        }
        Runtime.getRuntime().removeShutdownHook(onInterrupt);
        return now.get();
    }

    private void end(String id) {
        try (var api = new Api(mesh.controller())) {
            api.endJob(id);
        } catch (Api.ApiException e) {
            // the controller is gone, and has ended it, or the next one will
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }
}
