package dev.catamaran.cli.drill;

import dev.catamaran.cli.controller.MeshOptions;
import dev.catamaran.drill.Changes;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a person may change about a drill. */
public final class DrillOptions {
    @Option(
            names = "--drill",
            paramLabel = "FILE",
            description = "The Drill resource (default: k8s/drills/cell-outage.yaml in the project).")
    @Nullable
    Path drill;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Requests per second at the edge, instead of the drill's.")
    @Nullable
    Integer rate;

    @Option(
            names = "--phase-seconds",
            paramLabel = "N",
            description = "Length of the phases steady, hold and after, instead of the drill's.")
    @Nullable
    Integer phaseSeconds;

    @Option(names = "--cell", paramLabel = "NAME", description = "The cell to lose, instead of the drill's.")
    @Nullable
    String cell;

    @Option(
            names = "--graph",
            paramLabel = "FILE",
            description =
                    "Follower graph, one edge a line, tab-separated, gzipped or not (default: data/wiki-vote.tsv.gz).")
    @Nullable
    Path graph;

    @Option(
            names = "--withhold-disk",
            description = "The cell returns without its data: outside of what is promised, for negative controls.")
    boolean withholdDisk;

    @Option(
            names = "--saturation",
            paramLabel = "N",
            description =
                    "What one cell was measured to carry, requests per second (k8s/drills/saturation.yaml measures it): the goodput of a surge is"
                            + " held against it instead of the guard's prediction.")
    @Nullable
    Double saturation;

    Changes changes() {
        return new Changes(rate, phaseSeconds, cell);
    }

    Path drill() {
        return drill == null ? MeshOptions.home().resolve("k8s/drills/cell-outage.yaml") : drill;
    }

    Path graph() {
        Path path = graph == null ? MeshOptions.home().resolve("data/wiki-vote.tsv.gz") : graph;
        return path.toAbsolutePath().normalize();
    }
}
