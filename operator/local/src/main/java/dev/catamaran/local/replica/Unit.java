package dev.catamaran.local.replica;

import dev.catamaran.local.process.ProcTable;
import dev.catamaran.local.process.ProcessId;
import dev.catamaran.local.process.Signal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One process that is kept running. Changed under its replica's lock only; the pid may be read without. */
final class Unit {
    private final String what;
    private final Signal end;
    private final Backoff backoff = new Backoff();
    private @Nullable Process child;
    private volatile ProcessId id = ReplicaRecord.NONE;
    private String hash = "";
    private long startedNanos = System.nanoTime();
    private long notBeforeNanos = System.nanoTime();
    private int starts;
    private String reason = "";

    Unit(String what, Signal end) {
        this.what = what;
        this.end = end;
    }

    void adopt(ProcessId running, String itsHash) {
        if (!running.equals(ReplicaRecord.NONE) && ProcTable.alive(running)) {
            id = running;
            hash = itsHash;
            starts = 1;
        }
    }

    ProcessId id() {
        return id;
    }

    String hash() {
        return hash;
    }

    int restarts() {
        return Math.max(0, starts - 1);
    }

    String reason() {
        return reason;
    }

    /** Whether it runs now; a death is noted once and puts off the next start. */
    boolean running() {
        if (id.equals(ReplicaRecord.NONE)) {
            return false;
        }
        if (ProcTable.alive(id)) {
            return true;
        }
        Duration pause = backoff.ended(Duration.ofNanos(System.nanoTime() - startedNanos));
        notBeforeNanos = System.nanoTime() + pause.toNanos();
        String code = child != null && !child.isAlive() ? " with exit code " + child.exitValue() : "";
        reason = what + " ended" + code;
        id = ReplicaRecord.NONE;
        child = null;
        return false;
    }

    boolean mayStart() {
        return System.nanoTime() - notBeforeNanos >= 0;
    }

    Process start(Launch launch) {
        var started = launch.start();
        child = started.process();
        id = started.id();
        hash = launch.hash();
        startedNanos = System.nanoTime();
        starts++;
        return started.process();
    }

    /** Asks it to end, and kills it after the deadline. */
    void stop(Duration patience) {
        if (!running()) {
            return;
        }
        var tree = ProcTable.read().withDescendants(List.of(id)).stream()
                .map(s -> s.id())
                .toList();
        end.send(List.of(id));
        Signal.awaitEnd(List.of(id), patience);
        Signal.KILL.send(tree);
        Signal.awaitEnd(tree, Duration.ofSeconds(5));
        forget();
    }

    /** It was killed by a fault: no reason for a pause when it is wanted again. */
    void forget() {
        id = ReplicaRecord.NONE;
        child = null;
        notBeforeNanos = System.nanoTime();
        reason = "";
    }
}
