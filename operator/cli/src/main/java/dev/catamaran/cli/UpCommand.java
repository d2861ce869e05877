package dev.catamaran.cli;

import dev.catamaran.cli.controller.BringUp;
import dev.catamaran.cli.controller.MeshOptions;
import dev.catamaran.cli.terminal.Progress;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings the mesh up, or heals what is left of it. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts both cells and their control plane as processes of this machine and waits until everything is ready.",
            "Run again, it heals: what runs and is as declared is kept, what is missing or half dead is started anew."
        })
final class UpCommand implements Callable<Integer> {
    @Mixin
    private MeshOptions mesh = new MeshOptions();

    @Mixin
    private BringUp.Options options = new BringUp.Options();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var progress = new Progress(Commands.of(spec).getErr());
        double seconds = new BringUp(mesh, options, progress).run();
        progress.done("ready after %.1f s; see it with: catamaran status".formatted(seconds));
        return 0;
    }
}
