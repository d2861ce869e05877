package dev.catamaran.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.catamaran.cli.controller.Api;
import dev.catamaran.cli.controller.MeshOptions;
import dev.catamaran.cli.resource.Running;
import dev.catamaran.cli.resource.YamlOutput;
import dev.catamaran.cli.terminal.Table;
import dev.catamaran.local.control.ControllerStatus;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one resource. */
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        description =
                "Shows one resource: what it says, how it is, its endpoints in each cell, and what is wrong with it.",
        footer = {"", "Example: catamaran describe meshservice relation"})
final class DescribeCommand implements Callable<Integer> {
    @Mixin
    private MeshOptions mesh = new MeshOptions();

    @Parameters(index = "0", paramLabel = "KIND[/NAME]", description = "Kind in plural, singular or short.")
    private String kind = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "Its name; left out, all of the kind.")
    private @Nullable String name;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var asked = Asked.of(kind, name);
        var names = Running.kind(asked.kind());
        var found = Running.of(Running.ask(mesh, Api::resources), names, asked.name());
        var status = Running.ask(mesh, Api::status);
        var out = Commands.of(spec).getOut();
        String between = "";
        for (JsonNode resource : found) {
            out.print(between);
            describe(resource, status, out);
            between = "\n\n";
        }
        out.flush();
        return 0;
    }

    private static void describe(JsonNode resource, ControllerStatus status, PrintWriter out) {
        String itsKind = resource.path("kind").asText();
        String itsName = resource.path("metadata").path("name").asText();
        out.println("Name:  " + itsName);
        out.println("Kind:  " + itsKind);
        section("Spec", resource.path("spec"), out);
        section("Status", resource.path("status"), out);
        boolean cell = itsKind.equals("Cell");
        var endpoints = new Table("  CELL", "REPLICA", "ADDRESS", "READY", "RESTARTS", "MESSAGE");
        var own = status.workloads().stream()
                .filter(w -> cell ? w.cell().equals(itsName) : w.name().equals(itsName))
                .toList();
        own.forEach(w -> endpoints.row(
                "  " + w.cell(),
                w.name() + "-" + w.replica(),
                w.address(),
                w.ready() ? "yes" : "no",
                w.restarts(),
                w.message()));
        if (!own.isEmpty()) {
            out.println("Endpoints:");
            endpoints.print(out);
        }
        var runs = new Table("  CELL", "RUN", "PHASE", "EXIT-CODE", "STARTED", "MESSAGE");
        var itsRuns = status.jobs().stream()
                .filter(r -> cell ? r.cell().equals(itsName) : r.name().equals(itsName))
                .toList();
        itsRuns.forEach(r -> runs.row(
                "  " + r.cell(),
                r.name(),
                r.phase(),
                r.ended() ? r.exitCode() : "-",
                Instant.ofEpochMilli(r.startedAtMs()),
                r.message()));
        if (!itsRuns.isEmpty()) {
            out.println("Runs:");
            runs.print(out);
        }
        var problems = status.problems().stream()
                .filter(p -> p.resource().equals(itsKind + "/" + itsName)
                        || p.resource().contains("/" + itsName + "-"))
                .toList();
        out.println(problems.isEmpty() ? "Problems:  <none>" : "Problems:");
        problems.forEach(p -> out.println("  " + p.reason() + ": " + (p.field() + " " + p.message()).strip()));
    }

    private static void section(String title, JsonNode value, PrintWriter out) {
        out.println(title + ":");
        YamlOutput.of(value).lines().forEach(line -> out.println("  " + line));
    }
}
