package dev.catamaran.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.catamaran.cli.controller.Api;
import dev.catamaran.cli.controller.MeshOptions;
import dev.catamaran.cli.terminal.CommandFailure;
import dev.catamaran.cli.terminal.Table;
import dev.catamaran.local.control.ControllerStatus;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows cells, workloads and problems. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the cells and whether each could carry all, every replica, and what is wrong.",
            "Exit code 0 when everything is ready, 1 when not."
        })
final class StatusCommand implements Callable<Integer> {
    enum Format {
        TABLE,
        JSON
    }

    @Mixin
    private MeshOptions mesh = new MeshOptions();

    @Option(
            names = {"-o", "--output"},
            defaultValue = "table",
            description = "One of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format output = Format.TABLE;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        var out = Commands.of(spec).getOut();
        try (var api = new Api(mesh.controller())) {
            var status = api.status();
            switch (output) {
                case JSON ->
                    out.println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(status));
                case TABLE -> table(status, out);
            }
            return status.ready() ? 0 : 1;
        } catch (Api.ApiException e) {
            throw new CommandFailure(e.getMessage() + "; start the mesh with: catamaran up", e);
        }
    }

    private static void table(ControllerStatus status, PrintWriter out) {
        var cells = new Table("CELL", "STATE", "WEIGHT", "CPUS", "READY", "CARRIES-ALL", "ARITHMETIC");
        status.cells()
                .forEach(c -> cells.row(
                        c.name(),
                        c.state(),
                        c.weight() + " %",
                        c.cpus(),
                        yes(c.ready()),
                        yes(c.carriesAll()),
                        c.arithmetic()));
        cells.print(out);
        out.println();
        var replicas = new Table("CELL", "WORKLOAD", "ADDRESS", "PID", "SIDECAR", "READY", "RESTARTS", "MESSAGE");
        status.workloads()
                .forEach(w -> replicas.row(
                        w.cell(),
                        w.name() + "-" + w.replica(),
                        w.address(),
                        w.pid() == 0 ? "-" : w.pid(),
                        w.sidecarPid() == 0 ? "-" : w.sidecarPid(),
                        yes(w.ready()),
                        w.restarts(),
                        w.message()));
        replicas.print(out);
        if (!status.jobs().isEmpty()) {
            out.println();
            var jobs = new Table("CELL", "JOB", "ADDRESS", "PHASE", "EXIT-CODE", "MESSAGE");
            status.jobs()
                    .forEach(r -> jobs.row(
                            r.cell(), r.name(), r.address(), r.phase(), r.ended() ? r.exitCode() : "-", r.message()));
            jobs.print(out);
        }
        if (!status.edit().accepted()) {
            out.println(
                    "\nThe newest resource files are not in force: the last good state is kept until these are mended.");
        } else if (!status.edit().waitsFor().isEmpty()) {
            out.println("\nThe newest resource files are not in force yet: "
                    + status.edit().waitsFor());
        }
        if (!status.problems().isEmpty()) {
            out.println();
            var problems = new Table("SEVERITY", "RESOURCE", "FIELD", "REASON", "MESSAGE");
            status.problems()
                    .forEach(p -> problems.row(p.severity(), p.resource(), p.field(), p.reason(), p.message()));
            problems.print(out);
        }
        if (!status.prometheus().isEmpty()) {
            out.printf("%nprometheus: %s%n", status.prometheus());
        }
        status.faults()
                .forEach(f -> out.printf(
                        "%nfault %s: %s of %s%s%n", f.id(), f.kind(), f.cell(), f.recovering() ? ", recovering" : ""));
        out.flush();
    }

    private static String yes(boolean value) {
        return value ? "yes" : "no";
    }
}
