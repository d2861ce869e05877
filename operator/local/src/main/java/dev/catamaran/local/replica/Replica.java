package dev.catamaran.local.replica;

import dev.catamaran.core.model.SidecarPorts;
import dev.catamaran.core.plan.Program;
import dev.catamaran.local.LocalException;
import dev.catamaran.local.ReplicaStatus;
import dev.catamaran.local.SidecarIdentity;
import dev.catamaran.local.process.ProcTable;
import dev.catamaran.local.process.ProcessId;
import dev.catamaran.local.process.Signal;
import dev.catamaran.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps one replica as it should be, on a virtual thread of its own: starts, probes, restarts, and ends its program and its sidecar. */
public final class Replica {
    private static final Duration TICK = Duration.ofMillis(150);
    /** While all is well: dozens of replicas are looked at, by a controller that shares the cells' CPUs. */
    private static final Duration CALM_TICK = Duration.ofMillis(600);

    private static final Duration BETWEEN_PROBES_WHEN_READY = Duration.ofMillis(1_800);
    private static final Duration BETWEEN_READS = Duration.ofMillis(1_800);
    /** How long a ready replica that runs may leave probes unanswered. */
    private static final Duration DOUBT = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StateFolder state;
    private final Path folder;
    private final Launches launches;
    private final SidecarIdentity sidecarIdentity;
    private final Runnable changed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Semaphore wake = new Semaphore(0);
    private final Unit program;
    private final Unit sidecar = new Unit("sidecar", Signal.TERM);
    private final Thread thread;
    private volatile ReplicaSpec spec;
    private volatile boolean down;
    private volatile boolean stopped;
    private volatile boolean renewal;
    private volatile boolean outdated;
    private volatile @Nullable ReplicaSpec examined;
    private volatile ReplicaStatus status;
    private @Nullable Should last;
    private long nextReadNanos = System.nanoTime();
    private long nextProbeNanos = System.nanoTime();
    /** Since the last start of either process. */
    private boolean wasReady;

    private long lastYesNanos;

    /** @param program null for a gateway, whose sidecar is all there is */
    private record Should(
            ReplicaSpec spec,
            String bootstrap,
            Launch sidecar,
            @Nullable Launch program) {}

    public Replica(
            StateFolder state,
            ReplicaSpec spec,
            boolean down,
            Launches launches,
            SidecarIdentity sidecarIdentity,
            Runnable changed) {
        this.state = state;
        this.spec = spec;
        this.down = down;
        this.launches = launches;
        this.sidecarIdentity = sidecarIdentity;
        this.changed = changed;
        this.folder = state.cells().resolve(spec.identity().cell().value()).resolve(spec.name());
        // PostgreSQL waits for its clients on TERM and ends them on INT
        this.program =
                new Unit("program", spec.workload().program() instanceof Program.PostgreSql ? Signal.INT : Signal.TERM);
        state.read(folder.resolve("replica.json"), ReplicaRecord.class).ifPresent(record -> {
            program.adopt(record.programId(), record.program());
            sidecar.adopt(record.sidecarId(), record.sidecar());
        });
        this.status = describe(false, "starting");
        this.thread = Thread.ofVirtual().name("replica-" + folder.getFileName()).unstarted(this::keep);
    }

    public void begin() {
        thread.start();
    }

    public void become(ReplicaSpec next) {
        boolean news = !next.equals(spec);
        spec = next;
        if (news) {
            wake.release();
        }
    }

    /** Nobody sends it anything now: it may end, to be started as it should be. */
    public void renew() {
        renewal = status.outdated();
        wake.release();
    }

    /** Whether its status knows of what it should be now; one that is kept down has nothing to compare. */
    public boolean isExamined() {
        return down || spec.equals(examined);
    }

    public ReplicaSpec spec() {
        return spec;
    }

    public ReplicaStatus status() {
        return status;
    }

    public List<ProcessId> processes() {
        return Stream.of(program.id(), sidecar.id())
                .filter(id -> !id.equals(ReplicaRecord.NONE))
                .toList();
    }

    /** Whether others depend on it while they end: caches, stores, buses. */
    public boolean isServer() {
        return switch (spec.workload().program()) {
            case Program.Application a -> false;
            case Program.Job j -> false;
            case Program.Gateway g -> false;
            case Program.Redis r -> true;
            case Program.PostgreSql p -> true;
            case Program.Kafka k -> true;
        };
    }

    /** From when this returns, nothing of this replica is started. */
    public void keepDown() {
        lock.lock();
        try {
            down = true;
        } finally {
            lock.unlock();
        }
    }

    /** Everything of it was killed. */
    public void wasKilled() {
        lock.lock();
        try {
            program.forget();
            sidecar.forget();
            record();
            show(false, "lost by a fault");
        } finally {
            lock.unlock();
        }
    }

    public void mayRun() {
        down = false;
        wake.release();
    }

    /** Lets go of the processes without ending them. */
    public void release() {
        stopped = true;
        thread.interrupt();
    }

    public void stopProgram() {
        release();
        lock.lock();
        try {
            program.stop(PATIENCE);
            record();
            show(false, "ended");
        } finally {
            lock.unlock();
        }
    }

    public void stopSidecar() {
        lock.lock();
        try {
            sidecar.stop(PATIENCE);
            record();
        } finally {
            lock.unlock();
        }
    }

    private void keep() {
        while (!stopped) {
            lock.lock();
            try {
                if (!stopped && !down) {
                    ensure();
                }
            } catch (LocalException e) {
                show(false, String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                show(false, "the controller failed: " + e); // nobody else looks after this replica: try again
            } finally {
                lock.unlock();
            }
            try {
                var tick = status.ready() ? CALM_TICK : TICK;
                if (wake.tryAcquire(tick.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void ensure() {
        var should = should();
        outdated = outdated(should);
        show(status.ready(), status.message());
        examined = should.spec();
        if (outdated && !renewal && serves(should)) {
            return; // it goes on as it is until it has been taken out of the traffic
        }
        renewal = false; // it was for this one time
        boolean sidecarRuns = ensureSidecar(should);
        boolean programRuns = ensureProgram(should);
        if (!sidecarRuns || !programRuns) {
            String why = program.reason().isEmpty() ? sidecar.reason() : program.reason();
            show(false, why.isEmpty() ? "starting" : why + "; see the logs in " + folder);
            return;
        }
        outdated = false;
        probe(should);
    }

    private static boolean stale(Unit unit, Launch launch) {
        return unit.running() && !unit.hash().equals(launch.hash());
    }

    private boolean outdated(Should should) {
        var launch = should.program();
        return stale(sidecar, should.sidecar()) || (launch != null && stale(program, launch));
    }

    /** Whether it still does its work, although it was started with something else. */
    private boolean serves(Should should) {
        if (!sidecar.running() || (should.program() != null && !program.running())) {
            return false;
        }
        probe(should);
        return status.ready();
    }

    private void probe(Should should) {
        if (System.nanoTime() - nextProbeNanos < 0) {
            show(status.ready(), status.message());
            return;
        }
        String missing = missing(should.spec());
        if (missing.isEmpty()) {
            wasReady = true;
            lastYesNanos = System.nanoTime();
            nextProbeNanos = lastYesNanos + BETWEEN_PROBES_WHEN_READY.toNanos();
        }
        // A busy replica answers late. Taking it out would give its work to others that are as busy; sidecars notice a
        // frozen one by themselves.
        boolean benefitOfDoubt = wasReady && System.nanoTime() - lastYesNanos < DOUBT.toNanos();
        show(missing.isEmpty() || benefitOfDoubt, missing);
    }

    /** How both processes should be started; read again when another spec came, and now and then, since programs are rebuilt. */
    private Should should() {
        var wanted = spec;
        if (last == null || !last.spec().equals(wanted) || System.nanoTime() - nextReadNanos >= 0) {
            // before the launch, whose hash knows the file
            String bootstrap = SidecarFiles.write(sidecarIdentity, wanted.identity(), folder);
            var sidecarLaunch = launches.sidecar(wanted, folder, bootstrap);
            last = new Should(
                    wanted,
                    bootstrap,
                    sidecarLaunch,
                    launches.program(wanted, folder).orElse(null));
            nextReadNanos = System.nanoTime() + BETWEEN_READS.toNanos();
        }
        return last;
    }

    private boolean ensureSidecar(Should should) {
        if (current(sidecar, should.sidecar())) {
            return true;
        }
        if (!sidecar.mayStart()) {
            return false;
        }
        start(sidecar, should.sidecar());
        return true;
    }

    private boolean ensureProgram(Should should) {
        var launch = should.program();
        if (launch == null || current(program, launch)) {
            return true;
        }
        if (!program.mayStart()) {
            return false;
        }
        endLeftovers();
        launches.prepare(should.spec(), folder);
        start(program, launch);
        return true;
    }

    private boolean current(Unit unit, Launch launch) {
        if (!unit.running()) {
            return false;
        }
        if (unit.hash().equals(launch.hash())) {
            return true;
        }
        unit.stop(PATIENCE);
        return false;
    }

    private void start(Unit unit, Launch launch) {
        try {
            Files.createDirectories(folder.resolve("data"));
        } catch (IOException e) {
            throw new LocalException("cannot make " + folder + ": " + e.getMessage(), e);
        }
        unit.start(launch);
        wasReady = false;
        nextProbeNanos = System.nanoTime();
        record();
    }

    /** Backends of a killed PostgreSQL hold its shared memory until they are gone. */
    private void endLeftovers() {
        if (!(spec.workload().program() instanceof Program.PostgreSql)) {
            return;
        }
        var left = ProcTable.read().all().stream()
                .map(s -> s.id())
                .filter(id -> ProcTable.isPostgresBelow(id.pid(), folder))
                .toList();
        Signal.KILL.send(left);
        Signal.awaitEnd(left, Duration.ofSeconds(5));
    }

    private String missing(ReplicaSpec wanted) {
        String address = wanted.identity().address();
        int port = wanted.workload().port().value();
        boolean programReady = switch (wanted.workload().program()) {
            case Program.Application a -> Probe.http(address, 8080, "/q/health/ready");
            case Program.Kafka k -> Probe.http(address, 8080, "/q/health/ready");
            case Program.Job j -> false; // it is no replica, see JobRun
            case Program.Gateway g -> true; // it is nothing but its sidecar, which is asked below
            case Program.Redis r -> Probe.redis(address, port);
            case Program.PostgreSql p -> Probe.postgres(address, port);
        };
        if (!programReady) {
            return "not ready yet";
        }
        boolean live = Probe.http(address, SidecarPorts.ADMIN.value(), "/ready");
        return live ? "" : "its sidecar has no configuration yet";
    }

    private void record() {
        var id = spec.identity();
        state.write(
                folder.resolve("replica.json"),
                new ReplicaRecord(
                        id.cell().value(), spec.name(), program.hash(), program.id(), sidecar.hash(), sidecar.id()));
    }

    private void show(boolean ready, String message) {
        var before = status;
        status = describe(ready, message);
        if (before.ready() != ready || before.outdated() != outdated) {
            changed.run();
        }
    }

    private ReplicaStatus describe(boolean ready, String message) {
        var id = spec.identity();
        return new ReplicaStatus(
                id.workload(),
                id.cell(),
                id.ordinal(),
                id.address(),
                program.id().pid(),
                sidecar.id().pid(),
                ready,
                program.restarts() + sidecar.restarts(),
                outdated,
                message);
    }
}
