package dev.catamaran.runner;

import dev.catamaran.api.Drill;
import dev.catamaran.api.DrillRun;
import dev.catamaran.api.DrillRunStatus;
import dev.catamaran.core.drill.DrillEngine;
import dev.catamaran.core.drill.DrillException;
import dev.catamaran.core.drill.DrillListener;
import dev.catamaran.drill.Changes;
import dev.catamaran.drill.DrillPlan;
import dev.catamaran.drill.PhaseLines;
import dev.catamaran.drill.RealClock;
import dev.catamaran.drill.SurfCommand;
import dev.catamaran.drill.SurfTraffic;
import dev.catamaran.judge.Judge;
import dev.catamaran.judge.Outcome;
import dev.catamaran.judge.Report;
import dev.catamaran.judge.report.ReportFiles;
import dev.catamaran.judge.report.TableReport;
import dev.catamaran.kubernetes.drill.CellFault;
import dev.catamaran.kubernetes.drill.DrillRuns;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Main class of the Job. Exit code 0 when the run has an outcome, whatever it is; 1 when the operator has to write one. */
public final class Runner {
    private static final Path FOLDER = Path.of("/tmp/drill");

    private final KubernetesClient client;
    private final String namespace;
    private final String name;
    private final DrillRuns runs;
    private final Lines lines = new Lines(System.out);

    private Runner(KubernetesClient client, String namespace, String name) {
        this.client = client;
        this.namespace = namespace;
        this.name = name;
        this.runs = new DrillRuns(client, namespace);
    }

    public static void main(String... args) {
        int code;
        try (var client = new KubernetesClientBuilder().build()) {
            code = new Runner(client, variable("CATAMARAN_NAMESPACE"), variable("CATAMARAN_DRILLRUN")).run() ? 0 : 1;
        } catch (IOException | RuntimeException e) {
            e.printStackTrace();
            code = 1;
        }
        System.exit(code);
    }

    private static String variable(String name) {
        var value = System.getenv(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing in the environment");
        }
        return value;
    }

    private boolean run() throws IOException {
        var run = runs.find(name).orElseThrow(() -> new DrillException("there is no DrillRun " + name));
        Files.createDirectories(FOLDER);
        Path record = FOLDER.resolve("record.jsonl");
        var unwanted = new CompletableFuture<String>();
        try (var vigil = new Vigil(runs, name, unwanted::complete);
                var stream = new RecordStream(client, run, record)) {
            drill(plan(run.getSpec().drill()), record, vigil, unwanted);
        } catch (DrillException | IllegalArgumentException e) {
            return end(Outcome.INTERRUPTED, String.valueOf(e.getMessage()), List.of(), null);
        }
        var report = Judge.judge(record);
        lines.done("\n" + TableReport.render(report));
        var checks = report.checks().stream()
                .map(check -> new DrillRunStatus.CheckResult(check.name(), check.passed(), check.sentence()))
                .toList();
        return end(report.outcome(), report.reason(), checks, keep(report, record, run));
    }

    private DrillPlan plan(String drill) {
        var found = client.resources(Drill.class)
                .inNamespace(namespace)
                .withName(drill)
                .get();
        if (found == null) {
            throw new DrillException("there is no Drill " + drill);
        }
        return DrillPlan.of(drill, found.getSpec(), Changes.NONE, CellFault.of(found.getSpec(), name));
    }

    private void drill(DrillPlan plan, Path record, Vigil vigil, CompletableFuture<String> unwanted)
            throws IOException {
        try (var entrances = new Entrances(client, namespace);
                var traffic = new SurfTraffic(
                        command(entrances, record).of(plan),
                        FOLDER.resolve("surf.log"),
                        Map.of(),
                        Optional.empty(),
                        lines)) {
            boolean empty = traffic.ready() == 0;
            var clock = new RealClock();
            var mesh = new KubernetesMesh(client, namespace, name, clock, InstantSource.system());
            var engine = new DrillEngine(
                    plan.settings(empty, Map.of("upSeconds", -1, "pinned", false, "versions", versions())),
                    mesh,
                    mesh,
                    traffic,
                    clock,
                    new Phases(vigil, new PhaseLines(lines, plan)));
            var _ = unwanted.thenAccept(engine::abort);
            untilEnded(engine);
        }
    }

    /** Whoever ends this process, by deleting its pod for example, has the fault undone first. */
    private static void untilEnded(DrillEngine engine) {
        var ended = new CountDownLatch(1);
        var onTerm = Thread.ofPlatform().unstarted(() -> {
            engine.abort("the runner was told to end");
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(onTerm);
        try {
            engine.run();
        } finally {
            ended.countDown();
        }
    }

    private SurfCommand command(Entrances entrances, Path record) {
        return new SurfCommand(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                System.getProperty("java.class.path"),
                Path.of(System.getProperty("catamaran.graph", "wiki-vote.tsv.gz")),
                Path.of(variable("CATAMARAN_SECRETS")),
                record,
                entrances.access(),
                entrances.stores());
    }

    private SortedMap<String, String> versions() {
        return new TreeMap<>(Map.of("kubernetes", client.getKubernetesVersion().getGitVersion()));
    }

    /** Name of the ConfigMap with the reports. */
    private String keep(Report report, Path record, DrillRun run) throws IOException {
        ReportFiles.write(report, record, FOLDER);
        var files = new TreeMap<String, String>();
        for (String file : List.of("report.html", "report.json", "report.xml")) {
            files.put(file, Files.readString(FOLDER.resolve(file)));
        }
        var kept = RecordStream.owned(run, "-report").withData(files).build();
        client.resource(kept).forceConflicts().serverSideApply();
        return kept.getMetadata().getName();
    }

    private boolean end(
            Outcome outcome, String message, List<DrillRunStatus.CheckResult> checks, @Nullable String reports) {
        lines.done(outcome + ": " + message);
        return runs.edit(
                        name,
                        status -> status.ended()
                                ? status
                                : status.ended(DrillRuns.now(), outcome.toString(), message, checks, reports))
                .isPresent();
    }

    /** Tells people and the operator. */
    private record Phases(Vigil vigil, PhaseLines lines) implements DrillListener {
        @Override
        public void phase(Phase phase) {
            vigil.phase(phase);
            lines.phase(phase);
        }

        @Override
        public void problem(String sentence) {
            lines.problem(sentence);
        }
    }
}
