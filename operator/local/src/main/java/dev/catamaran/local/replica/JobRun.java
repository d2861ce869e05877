package dev.catamaran.local.replica;

import dev.catamaran.core.model.SidecarPorts;
import dev.catamaran.core.plan.Program;
import dev.catamaran.local.JobStatus;
import dev.catamaran.local.JobStatus.Phase;
import dev.catamaran.local.LocalException;
import dev.catamaran.local.SidecarIdentity;
import dev.catamaran.local.process.ProcStat;
import dev.catamaran.local.process.ProcTable;
import dev.catamaran.local.process.ProcessId;
import dev.catamaran.local.process.Signal;
import dev.catamaran.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * One run of a job, on a virtual thread of its own: its sidecar first, then its program, and when that has ended, however it did, the sidecar's end. Nothing
 * of it is ever started twice.
 */
public final class JobRun {
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration SIDECAR_PATIENCE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReplicaSpec spec;
    private final Duration timeout;
    private final Path folder;
    private final Launches launches;
    private final SidecarIdentity sidecars;
    private final ReentrantLock lock = new ReentrantLock();
    private final Unit program = new Unit("program", Signal.TERM);
    private final Unit sidecar = new Unit("sidecar", Signal.TERM);
    private final Thread thread;
    private volatile JobStatus status;
    /** Why it has to end before its time; empty as long as it has not. Written under the lock. */
    private volatile String ending = "";

    private volatile boolean released;

    /** The run was told to end. */
    private static final class EndedEarlyException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * A run that has not begun.
     *
     * @param spec whose program is a job, with everything that this run is asked for with
     * @param id of the run
     * @param nowMs epoch milliseconds
     */
    public JobRun(
            StateFolder state,
            ReplicaSpec spec,
            Program.Job job,
            String id,
            long nowMs,
            Launches launches,
            SidecarIdentity sidecars) {
        this.spec = spec;
        this.timeout = job.timeout();
        this.launches = launches;
        this.sidecars = sidecars;
        var identity = spec.identity();
        this.folder = state.cells().resolve(identity.cell().value()).resolve(spec.name());
        Path log = folder.resolve("app.log");
        this.status = new JobStatus(
                id,
                identity.workload(),
                identity.cell(),
                identity.address(),
                nowMs,
                Phase.STARTING,
                0,
                "",
                log,
                Files.exists(log) ? log.toFile().length() : 0);
        this.thread = Thread.ofVirtual().name(id).unstarted(this::run);
    }

    public void begin() {
        thread.start();
    }

    public JobStatus status() {
        return status;
    }

    public List<ProcessId> processes() {
        return Stream.of(program.id(), sidecar.id())
                .filter(id -> !id.equals(ReplicaRecord.NONE))
                .toList();
    }

    /** From when this returns, nothing of it is started; whoever calls this kills what runs. */
    public void wasLost() {
        end("its cell was lost");
    }

    /**
     * Ends it in order, and returns when nothing of it runs any more; one that has ended already stays as it is.
     *
     * @param why a few words for people
     */
    public void stop(String why) {
        end(why);
        program.stop(PATIENCE);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets go of its processes; the next controller ends them. */
    public void release() {
        released = true;
        thread.interrupt();
    }

    private void end(String why) {
        lock.lock();
        try {
            if (ending.isEmpty()) {
                ending = why;
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            Files.createDirectories(folder);
            String bootstrap = SidecarFiles.write(sidecars, spec.identity(), folder);
            var _ = start(sidecar, launches.sidecar(spec, folder, bootstrap));
            awaitSidecar();
            var process = start(program, launches.program(spec, folder).orElseThrow());
            show(Phase.RUNNING, 0, "");
            boolean inTime = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime) {
                end("it took longer than its timeout, " + timeout);
                program.stop(PATIENCE);
            }
            finish(process.waitFor());
        } catch (EndedEarlyException e) {
            finish(1);
        } catch (IOException | LocalException e) {
            end(String.valueOf(e.getMessage()));
            finish(1);
        } catch (InterruptedException e) {
            if (!released) {
                throw new IllegalStateException("only its release interrupts a run", e);
            }
        } catch (RuntimeException e) {
            end("the controller failed: " + e); // nobody else looks after this run
            finish(1);
        }
    }

    private Process start(Unit unit, Launch launch) {
        lock.lock();
        try {
            if (!ending.isEmpty()) {
                throw new EndedEarlyException();
            }
            return unit.start(launch);
        } finally {
            lock.unlock();
        }
    }

    /** Before its sidecar has its configuration, the program could reach nothing. */
    private void awaitSidecar() throws InterruptedException {
        long deadline = System.nanoTime() + SIDECAR_PATIENCE.toNanos();
        while (!Probe.http(spec.identity().address(), SidecarPorts.ADMIN.value(), "/ready")) {
            if (!ending.isEmpty()) {
                throw new EndedEarlyException();
            }
            if (!sidecar.running() || System.nanoTime() > deadline) {
                throw new LocalException("its sidecar gets no configuration; see the logs in " + folder);
            }
            Thread.sleep(TICK);
        }
    }

    /** The sidecar goes, and whatever the program left behind; only then has the run ended. */
    private void finish(int exitCode) {
        sidecar.stop(PATIENCE);
        Signal.KILL.send(leftovers());
        Signal.awaitEnd(leftovers(), Duration.ofSeconds(5));
        String why = ending.isEmpty() && exitCode != 0 ? "it ended with exit code " + exitCode : ending;
        show(why.isEmpty() ? Phase.SUCCEEDED : Phase.FAILED, why.isEmpty() || exitCode != 0 ? exitCode : 1, why);
    }

    private List<ProcessId> leftovers() {
        var identity = spec.identity();
        return ProcTable.read().all().stream()
                .map(ProcStat::id)
                .filter(id -> is(id, "CATAMARAN_SERVICE", identity.workload().value())
                        && is(id, "CATAMARAN_CELL", identity.cell().value())
                        && is(id, "CATAMARAN_STATE", spec.stateDir()))
                .toList();
    }

    private static boolean is(ProcessId id, String variable, String value) {
        return ProcTable.environment(id.pid(), variable).equals(value);
    }

    private void show(Phase phase, int exitCode, String message) {
        var before = status;
        status = new JobStatus(
                before.id(),
                before.job(),
                before.cell(),
                before.address(),
                before.startedAtMs(),
                phase,
                exitCode,
                message,
                before.log(),
                before.logFrom());
    }
}
