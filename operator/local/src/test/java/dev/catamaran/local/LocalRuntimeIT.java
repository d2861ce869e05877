package dev.catamaran.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.CellState;
import dev.catamaran.core.model.Layer;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.core.plan.Program;
import dev.catamaran.core.plan.Workload;
import dev.catamaran.core.plan.WorkloadPlan;
import dev.catamaran.local.envoy.EnvoyInstall;
import dev.catamaran.local.process.ProcTable;
import dev.catamaran.local.process.ProcessId;
import dev.catamaran.local.process.Signal;
import dev.catamaran.local.state.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real programs, real Redis, PostgreSQL and Kafka, each with a real Envoy. */
class LocalRuntimeIT {
    private static final CellName A = new CellName("cell-a");
    private static final CellName B = new CellName("cell-b");
    private static final List<Cell> CELLS =
            List.of(new Cell(A, 0, CellState.ACTIVE, 100, 1), new Cell(B, 1, CellState.ACTIVE, 100, 1));
    private static final WorkloadPlan PLAN = new WorkloadPlan(List.of(
            workload("store", A, Layer.STORAGE, new Program.PostgreSql(List.of("relation")), 5432),
            workload("hot", A, Layer.CACHE, new Program.Redis(16), 6379),
            workload("app", A, Layer.GLUE, application(), 8080),
            workload("app", B, Layer.GLUE, application(), 8080)));

    @TempDir
    private Path stateDir = Path.of("unset");

    private Optional<LocalRuntime> runtime = Optional.empty();

    @BeforeEach
    void start() {
        stateDir = stateDir.toAbsolutePath();
        runtime = Optional.of(open());
    }

    @AfterEach
    void nothingStays() {
        runtime.ifPresent(LocalRuntime::release);
        assertThat(LocalProcesses.endAll(stateDir).left()).isEmpty();
    }

    @Test
    void killedChildIsStartedAgain() {
        up(PLAN);
        var before = status("app", A);
        Signal.KILL.send(List.of(id(before.pid())));
        await("another process, ready", () -> {
            var now = status("app", A);
            return now.ready() && now.pid() != before.pid() && now.restarts() == 1;
        });
    }

    @Test
    void nextControllerAdoptsWhatRuns() {
        up(PLAN);
        var before = runtime().status();
        runtime().release();
        runtime = Optional.of(open());
        up(PLAN);
        assertThat(runtime().status())
                .extracting(ReplicaStatus::pid, ReplicaStatus::sidecarPid)
                .isEqualTo(
                        before.stream().map(s -> tuple(s.pid(), s.sidecarPid())).toList());
    }

    @Test
    void lostCellStaysDownAndItsDataSurvives() throws Exception {
        up(PLAN);
        var other = status("app", B);
        Path mine = stateDir.resolve("cells/cell-a/store-0/data/kept");
        Files.writeString(mine, "kept");
        runtime().loseCell("f1", A, false);
        assertThat(LocalProcesses.find(new StateFolder(stateDir), "cell-a"::equals))
                .isEmpty();
        runtime().release();
        runtime = Optional.of(open());
        runtime().apply(PLAN, CELLS);
        await("the other cell is adopted", () -> status("app", B).ready());
        assertThat(status("app", B).pid()).isEqualTo(other.pid());
        assertThat(LocalProcesses.find(new StateFolder(stateDir), "cell-a"::equals))
                .isEmpty();
        runtime().returnCell("f1");
        awaitReady();
        assertThat(mine).hasContent("kept");
    }

    @Test
    void withheldDiskComesBackEmpty() throws Exception {
        up(PLAN);
        Path mine = stateDir.resolve("cells/cell-a/store-0/data/kept");
        Files.writeString(mine, "kept");
        runtime().loseCell("f1", A, true);
        runtime().returnCell("f1");
        awaitReady();
        assertThat(mine).doesNotExist();
    }

    @Test
    void strayThatIsOnNoRecordIsEnded() throws Exception {
        var builder = new ProcessBuilder("sleep", "600");
        builder.environment().put("CATAMARAN_STATE", stateDir.toString());
        var stray = builder.start();
        assertThat(LocalProcesses.endAll(stateDir).ended()).containsExactly(stray.pid());
        assertThat(stray.isAlive()).isFalse();
    }

    @Test
    void brokerIsReadyAndReturnsWithItsTopics() {
        var plan = new WorkloadPlan(List.of(workload(
                "bus",
                A,
                Layer.BUS,
                new Program.Kafka("feed-bus.cell-a.mesh:19092", List.of("relation.direct:4:168")),
                9092)));
        up(plan);
        runtime().loseCell("f1", A, false);
        runtime().returnCell("f1");
        awaitReady();
        assertThat(stateDir.resolve("cells/cell-a/bus-0/data/relation.direct-3"))
                .isDirectory();
    }

    private LocalRuntime runtime() {
        return runtime.orElseThrow();
    }

    private LocalRuntime open() {
        Path home = Path.of(System.getProperty("catamaran.home"));
        var config = new LocalConfig(
                stateDir,
                home,
                EnvoyInstall.defaultCache(),
                "127.13",
                TestEnvoy.binary(),
                Path.of(System.getProperty("java.home")));
        return new LocalRuntime(config, new BareSidecars(), Clock.systemUTC());
    }

    private void up(WorkloadPlan plan) {
        runtime().apply(plan, CELLS);
        awaitReady();
    }

    private void awaitReady() {
        await("all replicas are ready", () -> runtime().status().stream().allMatch(ReplicaStatus::ready));
    }

    private void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .withFailMessage(
                            () -> "not reached: " + what + "; " + runtime().status())
                    .isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private ReplicaStatus status(String workload, CellName cell) {
        return runtime().status().stream()
                .filter(s -> s.workload().value().equals(workload) && s.cell().equals(cell))
                .findFirst()
                .orElseThrow();
    }

    private static ProcessId id(long pid) {
        return ProcTable.stat(pid).orElseThrow().id();
    }

    private static Program application() {
        return new Program.Application(
                List.of(
                        "java",
                        "-cp",
                        Path.of("target/test-classes").toAbsolutePath().toString(),
                        "dev.catamaran.local.Application"),
                "none");
    }

    private static Workload workload(String name, CellName cell, Layer layer, Program program, int port) {
        return new Workload(
                new WorkloadName(name), cell, layer, program, new Port(port), 1, new TreeMap<>(), List.of());
    }
}
