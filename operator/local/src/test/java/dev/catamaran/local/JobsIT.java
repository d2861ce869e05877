package dev.catamaran.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.CellState;
import dev.catamaran.core.model.Layer;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.core.plan.Program;
import dev.catamaran.core.plan.Workload;
import dev.catamaran.core.plan.WorkloadPlan;
import dev.catamaran.local.JobStatus.Phase;
import dev.catamaran.local.envoy.EnvoyInstall;
import dev.catamaran.local.process.ProcessId;
import dev.catamaran.local.process.Signal;
import dev.catamaran.local.state.StateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that are shell scripts, each with a real Envoy. */
class JobsIT {
    private static final CellName A = new CellName("cell-a");
    private static final CellName B = new CellName("cell-b");
    private static final List<Cell> CELLS =
            List.of(new Cell(A, 0, CellState.ACTIVE, 100, 1), new Cell(B, 1, CellState.ACTIVE, 100, 1));
    private static final WorkloadName JOB = new WorkloadName("report");

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
    void runsToItsEndWithWhatItIsAskedFor() throws IOException {
        script("echo \"$CATAMARAN_CELL $*\"");
        runtime().run(JOB, A, List.of("--early"));
        awaitEnd(A);
        var second = runtime().run(JOB, A, List.of("--top", "5"));
        var ended = awaitEnd(A);
        assertThat(ended.phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.id()).isEqualTo(second.id());
        assertThat(written(ended)).isEqualTo("cell-a --top 5\n");
        assertThat(running()).isEmpty();
    }

    @Test
    void isNotStartedWithTheMeshNorWaitedFor() {
        script("true");
        assertThat(runtime().status()).isEmpty();
        assertThat(runtime().jobs()).isEmpty();
        assertThat(running()).isEmpty();
    }

    @Test
    void failsWithTheExitCodeOfItsProgram() {
        script("exit 3");
        runtime().run(JOB, A, List.of());
        var ended = awaitEnd(A);
        assertThat(ended.phase()).isEqualTo(Phase.FAILED);
        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.message()).contains("exit code 3");
    }

    @Test
    void runsOnceAtATimeInACell() {
        script("exec sleep 600");
        runtime().run(JOB, A, List.of());
        assertThatThrownBy(() -> runtime().run(JOB, A, List.of()))
                .isInstanceOf(JobRefusedException.class)
                .hasMessage("report runs in cell-a already: wait for its end, or choose another cell");
        runtime().run(JOB, B, List.of());
        awaitRunning(B);
    }

    @Test
    void endsBeforeItsTimeWithEverythingThatItStarted() {
        script("sleep 600 & sleep 600");
        var run = runtime().run(JOB, A, List.of());
        await("the script has started both", () -> programs("sleep").size() == 2);
        runtime().endJob(run.id());
        assertThat(running()).isEmpty();
        assertThat(status(A).phase()).isEqualTo(Phase.FAILED);
        assertThat(status(A).message()).isEqualTo("it was ended before its time");
    }

    @Test
    void whatAProgramLeavesBehindIsEnded() {
        script("sleep 600 & exit 0");
        runtime().run(JOB, A, List.of());
        assertThat(awaitEnd(A).phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(running()).isEmpty();
    }

    @Test
    void killedProgramEndsItsSidecar() {
        script("exec sleep 600");
        runtime().run(JOB, A, List.of());
        await("the program is started", () -> !programs("sleep").isEmpty());
        Signal.KILL.send(programs("sleep"));
        assertThat(awaitEnd(A).exitCode()).isEqualTo(137);
        assertThat(running()).isEmpty();
    }

    @Test
    void takesNoLongerThanItsTimeout() {
        script("exec sleep 600", Duration.ofMillis(300));
        runtime().run(JOB, A, List.of());
        var ended = awaitEnd(A);
        assertThat(ended.phase()).isEqualTo(Phase.FAILED);
        assertThat(ended.message()).contains("timeout");
        assertThat(ended.exitCode()).isEqualTo(143);
        assertThat(running()).isEmpty();
    }

    @Test
    void isLostWithItsCellAndRefusedThere() {
        script("exec sleep 600");
        runtime().run(JOB, A, List.of());
        awaitRunning(A);
        runtime().loseCell("f1", A, false);
        assertThat(running()).isEmpty();
        assertThat(awaitEnd(A).message()).isEqualTo("its cell was lost");
        assertThatThrownBy(() -> runtime().run(JOB, A, List.of()))
                .isInstanceOf(JobRefusedException.class)
                .hasMessageContaining("cell-a is lost");
    }

    @Test
    void endsWithTheMesh() {
        script("exec sleep 600");
        runtime().run(JOB, A, List.of());
        awaitRunning(A);
        runtime().close();
        assertThat(running()).isEmpty();
        assertThat(status(A).message()).isEqualTo("the mesh is taken down");
    }

    @Test
    void endsWhenItIsWantedNoMore() {
        script("exec sleep 600");
        runtime().run(JOB, A, List.of());
        awaitRunning(A);
        runtime().apply(new WorkloadPlan(List.of()), CELLS);
        await("nothing runs", () -> running().isEmpty());
    }

    @Test
    void theNextControllerEndsWhatTheLastOneLeft() {
        script("exec sleep 600");
        runtime().run(JOB, A, List.of());
        awaitRunning(A);
        runtime().release();
        assertThat(running()).isNotEmpty();
        runtime = Optional.of(open());
        script("exec sleep 600");
        assertThat(running()).isEmpty();
    }

    private void script(String text) {
        script(text, Duration.ofMinutes(1));
    }

    private void script(String text, Duration timeout) {
        var program = new Program.Job(List.of("sh", "-c", text, "report"), "none", timeout);
        runtime().apply(new WorkloadPlan(List.of(workload(A, program), workload(B, program))), CELLS);
    }

    private static Workload workload(CellName cell, Program program) {
        return new Workload(JOB, cell, Layer.OFFLINE, program, new Port(9000), 0, new TreeMap<>(), List.of());
    }

    private LocalRuntime runtime() {
        return runtime.orElseThrow();
    }

    private LocalRuntime open() {
        var config = new LocalConfig(
                stateDir,
                Path.of(System.getProperty("catamaran.home")),
                EnvoyInstall.defaultCache(),
                "127.14",
                TestEnvoy.binary(),
                Path.of(System.getProperty("java.home")));
        return new LocalRuntime(config, new BareSidecars(), Clock.systemUTC());
    }

    private Set<ProcessId> running() {
        return LocalProcesses.find(new StateFolder(stateDir), cell -> true);
    }

    private List<ProcessId> programs(String command) {
        return running().stream().filter(id -> command(id).equals(command)).toList();
    }

    private JobStatus status(CellName cell) {
        return runtime().jobs().stream()
                .filter(run -> run.cell().equals(cell))
                .findFirst()
                .orElseThrow();
    }

    private void awaitRunning(CellName cell) {
        await("it runs", () -> status(cell).phase() == Phase.RUNNING);
    }

    private JobStatus awaitEnd(CellName cell) {
        await("its end", () -> status(cell).phase().ended());
        return status(cell);
    }

    private void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .withFailMessage(
                            () -> "not reached: " + what + "; " + runtime().jobs() + running())
                    .isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static String written(JobStatus run) throws IOException {
        byte[] all = Files.readAllBytes(run.log());
        return new String(Arrays.copyOfRange(all, (int) run.logFrom(), all.length), StandardCharsets.UTF_8);
    }

    private static String command(ProcessId id) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(id.pid()), "comm"))
                    .strip();
        } catch (IOException e) {
            return "";
        }
    }
}
