package dev.catamaran.cli;

import dev.catamaran.cli.controller.BringUp;
import dev.catamaran.cli.controller.MeshOptions;
import dev.catamaran.cli.controller.TakeDown;
import dev.catamaran.cli.drill.DrillOptions;
import dev.catamaran.cli.drill.DrillRun;
import dev.catamaran.cli.drill.Reports;
import dev.catamaran.cli.terminal.Progress;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything at once. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Brings two cells up, loads a real graph through the API, drives traffic, kills one cell, brings it back, and says",
            "whether the other carried everything and whether any acknowledged write was lost. Exit code 0 only for Passed."
        })
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private MeshOptions mesh = new MeshOptions();

    @Mixin
    private BringUp.Options up = new BringUp.Options();

    @Mixin
    private DrillOptions options = new DrillOptions();

    @Mixin
    private Reports.Options reports = new Reports.Options();

    @Option(names = "--keep", description = "Leaves everything running afterwards; end it with: catamaran down")
    private boolean keep;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var commandLine = Commands.of(spec);
        var progress = new Progress(commandLine.getErr());
        boolean fresh = !Files.exists(mesh.stateDir());
        boolean passed = false;
        try {
            double upSeconds = new BringUp(mesh, up, progress).run();
            progress.done("ready after %.1f s".formatted(upSeconds));
            passed = new DrillRun(Commands.words(spec), mesh, up, options, reports, progress, commandLine.getOut())
                    .run(true, upSeconds);
            return passed ? 0 : 1;
        } finally {
            if (keep) {
                progress.done("everything keeps running; look with catamaran status, end it with catamaran down");
            } else {
                // What a failure needs to be understood stays: logs and data.
                new TakeDown(mesh, progress).run(fresh && passed);
            }
        }
    }
}
