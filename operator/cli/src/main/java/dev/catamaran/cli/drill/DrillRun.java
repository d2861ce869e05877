package dev.catamaran.cli.drill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.catamaran.cli.controller.Api;
import dev.catamaran.cli.controller.BringUp;
import dev.catamaran.cli.controller.MeshOptions;
import dev.catamaran.cli.terminal.CommandFailure;
import dev.catamaran.cli.terminal.Progress;
import dev.catamaran.core.drill.DrillEnd;
import dev.catamaran.core.drill.DrillEngine;
import dev.catamaran.core.drill.DrillException;
import dev.catamaran.core.drill.Fault;
import dev.catamaran.drill.DrillPlan;
import dev.catamaran.drill.PhaseLines;
import dev.catamaran.drill.RealClock;
import dev.catamaran.drill.SurfCommand;
import dev.catamaran.drill.SurfTraffic;
import dev.catamaran.judge.Judge;
import dev.catamaran.judge.Outcome;
import dev.catamaran.judge.Report;
import dev.catamaran.local.control.ControllerStatus;
import dev.catamaran.local.process.Session;
import dev.catamaran.local.state.StateFolder;
import dev.catamaran.local.state.StateLock;
import dev.catamaran.local.usage.Usage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** One drill against a mesh that is up, from its lock to its reports. */
public final class DrillRun {
    /** An instrument must not wait for what it measures. */
    private static final int DRIVER_NICE = -10;

    private final List<String> words;
    private final MeshOptions mesh;
    private final BringUp.Options up;
    private final DrillOptions options;
    private final Reports.Options reports;
    private final Progress progress;
    private final PrintWriter out;

    /** @param words of the command line, for whoever wants to run the drill again */
    public DrillRun(
            List<String> words,
            MeshOptions mesh,
            BringUp.Options up,
            DrillOptions options,
            Reports.Options reports,
            Progress progress,
            PrintWriter out) {
        this.words = words;
        this.mesh = mesh;
        this.up = up;
        this.options = options;
        this.reports = reports;
        this.progress = progress;
        this.out = out;
    }

    /**
     * Runs it.
     *
     * @param load whether the graph is loaded first
     * @param upSeconds that the mesh took to come up; −1 when that was not measured
     * @return whether it passed
     */
    public boolean run(boolean load, double upSeconds) {
        var plan = plan();
        try (var lock = StateLock.drill(new StateFolder(mesh.stateDir()))
                        .orElseThrow(
                                () -> new CommandFailure("another drill runs against this mesh: wait for its end"));
                var api = new Api(mesh.controller())) {
            return run(plan, api, load, upSeconds);
        }
    }

    private boolean run(DrillPlan plan, Api api, boolean load, double upSeconds) {
        ControllerStatus status;
        JsonNode usage;
        try {
            status = api.status();
            usage = api.usage();
        } catch (Api.ApiException e) {
            throw new CommandFailure(e.getMessage() + "; start the mesh with: catamaran up", e);
        }
        if (!status.ready()) {
            throw new CommandFailure(
                    "the mesh is not ready, so a drill would prove nothing; see catamaran status, heal it with catamaran up");
        }
        if (status.cells().stream()
                .noneMatch(c -> c.name().equals(plan.fault().cell().value()))) {
            throw new CommandFailure("--cell " + plan.fault().cell() + " is no cell of this mesh; there are "
                    + status.cells().stream()
                            .map(ControllerStatus.CellLine::name)
                            .toList());
        }
        Path folder = reports.folderFor(plan.name());
        Path record = folder.resolve("record.jsonl");
        removeOld(record);
        var shares = Api.JSON.convertValue(usage, Usage.class).shares();
        String cpus = shares.beside(Set.of(plan.fault().cell().value()));
        var command = command(plan, status, cpus, record);
        progress.doing("warming the driver up");
        try (var traffic = new SurfTraffic(
                command, folder.resolve("surf.log"), environment(), Optional.of(new ApiSamples(api)), progress)) {
            traffic.ready();
            var facts = new HashMap<>(Origin.facts(words, upSeconds, usage, api));
            if (options.saturation != null) {
                facts.put("saturation", options.saturation);
            }
            var cells = new ApiMesh(api, plan, () -> healController(status));
            drill(plan, cells, traffic, plan.settings(load, facts));
        } catch (DrillException e) {
            throw new CommandFailure(e.getMessage() + "; its log is " + folder.resolve("surf.log"), e);
        }
        var report = Judge.judge(record);
        Reports.write(report, record, folder);
        Reports.show(report, reports, out);
        progress.done("the raw record and the reports are in " + folder);
        tell(report, api);
        return report.outcome() == Outcome.PASSED;
    }

    /** A verdict stands whether or not Prometheus hears of it. */
    private void tell(Report report, Api api) {
        try {
            api.drillEnded(Told.of(report, Instant.now()));
        } catch (Api.ApiException e) {
            progress.done("no metrics of this drill: " + e.getMessage());
        }
    }

    private void drill(
            DrillPlan plan, ApiMesh cells, SurfTraffic traffic, dev.catamaran.core.drill.DrillSettings settings) {
        var ended = new CountDownLatch(1);
        var engine = new DrillEngine(settings, cells, cells, traffic, new RealClock(), new PhaseLines(progress, plan));
        var onCtrlC = Thread.ofPlatform().unstarted(() -> {
            engine.abort("interrupted by the user");
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(onCtrlC);
        try {
            switch (engine.run()) {
                case DrillEnd.Finished() -> {}
                case DrillEnd.Refused(String arithmetic) -> progress.done("refused: " + arithmetic);
                case DrillEnd.Interrupted(String reason) -> progress.done("interrupted: " + reason);
            }
        } finally {
            ended.countDown();
        }
    }

    private void healController(ControllerStatus before) {
        progress.done("the controller is gone; starting it again");
        try {
            new BringUp(mesh, up, progress).controllerOnly(Path.of(before.resourcesDir()));
        } catch (CommandFailure e) {
            throw new DrillException(String.valueOf(e.getMessage()), e);
        }
    }

    private DrillPlan plan() {
        if (options.saturation != null && !(options.saturation > 0)) {
            throw new CommandFailure("--saturation is more than 0 requests per second, not " + options.saturation);
        }
        try {
            var drill = DrillFile.read(options.drill());
            var changes = options.changes();
            var cell = DrillPlan.cell(drill.getSpec(), changes);
            var fault = switch (drill.getSpec().faults().getFirst().kind()) {
                case CELL_OUTAGE -> new Fault.CellOutage("drill-" + UUID.randomUUID(), cell, options.withholdDisk);
                case EXTERNAL ->
                    throw new CommandFailure("a fault of the kind External needs a cluster: drill run --kube");
            };
            return DrillPlan.of(drill.getMetadata().getName(), drill.getSpec(), changes, fault);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private List<String> command(DrillPlan plan, ControllerStatus status, String cpus, Path record) {
        Path surf = MeshOptions.home().resolve("services/surf/target");
        var stores = new TreeMap<String, String>();
        status.stores().forEach((cell, all) -> all.values().forEach(address -> stores.put(cell, address)));
        var program = new SurfCommand(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                surf.resolve("surf.jar") + ":" + surf.resolve("lib") + "/*",
                options.graph(),
                Path.of(status.secretsDir()),
                record,
                new TreeMap<>(status.access()),
                stores);
        return new Session(DRIVER_NICE, cpus).command(program.of(plan));
    }

    /** By it, {@code down} finds a driver that outlived whoever started it. */
    private Map<String, String> environment() {
        return Map.of("CATAMARAN_STATE", mesh.stateDir().toString());
    }

    private static void removeOld(Path record) {
        try {
            Files.deleteIfExists(record);
        } catch (IOException e) {
            throw new CommandFailure("cannot replace " + record + ": " + e.getMessage(), e);
        }
    }
}
