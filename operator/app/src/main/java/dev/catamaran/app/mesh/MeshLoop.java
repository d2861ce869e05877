package dev.catamaran.app.mesh;

import dev.catamaran.core.cell.CellPhase;
import dev.catamaran.core.cell.CellPhases;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.CellState;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.local.LocalException;
import dev.catamaran.local.LocalRuntime;
import dev.catamaran.local.ReplicaStatus;
import dev.catamaran.local.fault.CellOutage;
import dev.catamaran.xds.server.ControlPlane;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * One turn after the other, on one thread: observe, resolve, decide each cell's phase, apply, serve. A turn follows every change that the runtime tells
 * of, and comes several times a second anyway, for edits of files and for the ramp of a returning cell.
 */
public final class MeshLoop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(MeshLoop.class);
    private static final long TICK_MS = 200;

    private final ResourceFolder resources;
    private final LocalRuntime runtime;
    private final Clock clock;
    private final CellPhases phases = new CellPhases();
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private final LiveChange change;
    private volatile MeshStatus status = MeshStatus.NONE;
    private volatile boolean stopped;

    public MeshLoop(ResourceFolder resources, LocalRuntime runtime, ControlPlane controlPlane, Clock clock) {
        this.resources = resources;
        this.runtime = runtime;
        this.change = new LiveChange(runtime, controlPlane, clock);
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("mesh").unstarted(this::turns);
    }

    public void start() {
        thread.start();
        runtime.onEndpoints(endpoints -> wake());
    }

    public MeshStatus status() {
        return status;
    }

    /** Something changed: do not wait for the next tick. */
    public void wake() {
        wake.release();
    }

    private void turns() {
        while (!stopped) {
            try {
                turn();
            } catch (LocalException e) {
                fail(String.valueOf(e.getMessage()), e);
            } catch (RuntimeException e) {
                fail("the controller failed: " + e, e); // never ends the loop: what runs must be kept running
            }
            try {
                if (wake.tryAcquire(TICK_MS, TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void turn() {
        var desired = resources.read();
        boolean examined = runtime.isExamined(); // before the status, which then knows at least as much
        var replicas = runtime.status();
        var jobs = runtime.jobs();
        var faults = runtime.faults();
        if (desired.model().isEmpty()) {
            status = new MeshStatus(desired, desired.model(), replicas, jobs, faults, "", "");
            return;
        }
        var model = desired.model().get();
        var ramp = model.failover().ramp();
        var cells = phases.advance(model.cells(), cell -> seen(cell, replicas, faults), first(faults), ramp);
        var live = model.with(cells);
        var progress = change.advance(live, desired.plan(), replicas, examined);
        forgetRecovered(live, faults);
        tellChanges(live);
        tellForce(desired, progress.waitsFor());
        status = new MeshStatus(desired, Optional.of(live), replicas, jobs, faults, progress.waitsFor(), "");
    }

    private CellPhase.Observation seen(CellName cell, List<ReplicaStatus> replicas, List<CellOutage> faults) {
        boolean lost = faults.stream().anyMatch(f -> f.cell().equals(cell.value()) && !f.recovering());
        return new CellPhase.Observation(lost, MeshStatus.allReady(cell, replicas), clock.instant());
    }

    /** After a restart of the controller, faults on record say where a cell was. */
    private static Function<CellName, CellPhase> first(List<CellOutage> faults) {
        return cell -> faults.stream().anyMatch(f -> f.cell().equals(cell.value()))
                ? CellPhase.returning()
                : CellPhase.active();
    }

    private void forgetRecovered(MeshModel live, List<CellOutage> faults) {
        for (var fault : faults) {
            boolean back = live.cells().stream()
                    .anyMatch(c -> c.name().value().equals(fault.cell()) && c.state() == CellState.ACTIVE);
            if (fault.recovering() && back) {
                runtime.forgetFault(fault.id());
            }
        }
    }

    private void tellChanges(MeshModel live) {
        for (Cell cell : live.cells()) {
            var before = status.model().flatMap(m -> m.cell(cell.name()));
            if (before.filter(b -> b.state() == cell.state() && b.weight() == cell.weight())
                    .isEmpty()) {
                LOG.infof("event=cell cell=%s state=%s weight=%d", cell.name(), cell.state(), cell.weight());
            }
        }
    }

    private void tellForce(ResourceFolder.Desired desired, String waitsFor) {
        boolean news = !desired.revision().equals(status.desired().revision())
                || !status.waitsFor().isEmpty();
        if (desired.accepted() && waitsFor.isEmpty() && news) {
            LOG.infof("event=resources-in-force revision=%s", desired.revision());
        }
    }

    private void fail(String sentence, RuntimeException cause) {
        if (!sentence.equals(status.failure())) {
            LOG.errorf(cause, "event=turn-failed reason=\"%s\"", sentence);
        }
        status = status.failed(sentence);
    }

    /** Ends the loop; the runtime and the control plane stay as they are. */
    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
