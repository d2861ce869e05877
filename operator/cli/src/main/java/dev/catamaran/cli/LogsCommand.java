package dev.catamaran.cli;

import dev.catamaran.cli.controller.MeshOptions;
import dev.catamaran.cli.resource.LogFiles;
import dev.catamaran.cli.terminal.CommandFailure;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what programs wrote. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what the replicas of a workload wrote, from the state folder; also when nothing runs any more.",
            "With more than one replica, each line begins with the one that wrote it."
        },
        footer = {
            "",
            "Examples:",
            "  catamaran logs relation                    all of its replicas",
            "  catamaran logs cell-a/relation-0 -f        one of them, as it goes on",
            "  catamaran logs access --sidecar --tail 20  what its Envoys wrote"
        })
final class LogsCommand implements Callable<Integer> {
    private static final long PAUSE_MS = 100;

    @Mixin
    private MeshOptions mesh = new MeshOptions();

    @Parameters(
            paramLabel = "SERVICE|REPLICA",
            description = "relation for all its replicas, relation-0 for one of each cell, cell-a/relation-0 for one.")
    private String what = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on with what is written, until interrupted.")
    private boolean follow;

    @Option(
            names = "--tail",
            paramLabel = "N",
            defaultValue = "200",
            description = "Lines of each replica to begin with (default: ${DEFAULT-VALUE}).")
    private int tail = 200;

    @Option(names = "--sidecar", description = "What the Envoys beside them wrote instead.")
    private boolean sidecar;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (tail < 0) {
            throw new CommandFailure("--tail " + tail + " is negative: say how many lines");
        }
        var out = Commands.of(spec).getOut();
        var logs = LogFiles.of(mesh.stateDir(), what, sidecar ? "sidecar.log" : "app.log");
        logs.last(tail, out);
        while (follow && !out.checkError()) {
            try {
                Thread.sleep(PAUSE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 0;
            }
            logs.news(out);
        }
        return 0;
    }
}
