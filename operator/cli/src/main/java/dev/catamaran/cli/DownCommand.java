package dev.catamaran.cli;

import dev.catamaran.cli.controller.MeshOptions;
import dev.catamaran.cli.controller.TakeDown;
import dev.catamaran.cli.terminal.Progress;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ends everything. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = {
            "Ends every process of the mesh, also those that a dead controller left behind. Data stays in the state folder, unless --purge."
        })
final class DownCommand implements Callable<Integer> {
    @Mixin
    private MeshOptions mesh = new MeshOptions();

    @Option(names = "--purge", description = "Removes the state folder as well: data, logs, keys.")
    private boolean purge;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var progress = new Progress(Commands.of(spec).getErr());
        new TakeDown(mesh, progress).run(purge);
        return 0;
    }
}
