package dev.catamaran.cli;

import dev.catamaran.cli.controller.Api;
import dev.catamaran.cli.controller.MeshOptions;
import dev.catamaran.cli.resource.Running;
import dev.catamaran.cli.terminal.Table;
import dev.catamaran.local.control.ControllerStatus.CellLine;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the cells. */
@Command(
        name = "cells",
        mixinStandardHelpOptions = true,
        description = {
            "Shows each cell: its phase, its share of the traffic, and whether it could carry everything alone.",
            "DEMAND and CAPACITY are requests per second at the edge; HEADROOM is what is left. A demand of 0 means that nobody declared one."
        })
final class CellsCommand implements Callable<Integer> {
    @Mixin
    private MeshOptions mesh = new MeshOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        table(Running.ask(mesh, Api::status).cells()).print(Commands.of(spec).getOut());
        return 0;
    }

    static Table table(List<CellLine> cells) {
        var table = new Table("CELL", "PHASE", "WEIGHT", "DEMAND", "CAPACITY", "HEADROOM", "CARRIES-ALL");
        cells.forEach(c -> table.row(
                c.name(),
                c.state(),
                c.weight() + " %",
                "%.0f".formatted(c.demand()),
                "%.0f".formatted(c.capacity()),
                "%.0f".formatted(c.capacity() - c.demand()),
                c.carriesAll() ? "yes" : "no"));
        return table;
    }
}
