package dev.catamaran.cli;

import dev.catamaran.cli.controller.BringUp;
import dev.catamaran.cli.controller.MeshOptions;
import dev.catamaran.cli.drill.DrillOptions;
import dev.catamaran.cli.drill.DrillRun;
import dev.catamaran.cli.drill.Reports;
import dev.catamaran.cli.terminal.Progress;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Drills against a running mesh. */
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description = "Breaks something on purpose, under traffic, and judges what became of it.",
        subcommands = DrillCommand.Run.class)
final class DrillCommand {
    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = {
                "Runs a drill against the mesh that is up: steady traffic, the fault, the hold, the return, the verdict.",
                "The fault is undone whatever happens, also after Ctrl-C. Exit code 0 only for Passed."
            })
    static final class Run implements Callable<Integer> {
        @Mixin
        private MeshOptions mesh = new MeshOptions();

        @Mixin
        private BringUp.Options up = new BringUp.Options();

        @Mixin
        private DrillOptions options = new DrillOptions();

        @Mixin
        private Reports.Options reports = new Reports.Options();

        @Option(
                names = "--load",
                description = "Loads the graph first, as demo does. A mesh that was never loaded has nothing to read.")
        private boolean load;

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            var commandLine = Commands.of(spec);
            var run = new DrillRun(
                    Commands.words(spec),
                    mesh,
                    up,
                    options,
                    reports,
                    new Progress(commandLine.getErr()),
                    commandLine.getOut());
            return run.run(load, -1) ? 0 : 1;
        }
    }
}
