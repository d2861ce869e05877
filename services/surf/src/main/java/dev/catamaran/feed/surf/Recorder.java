package dev.catamaran.feed.surf;

import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.Line.Kind;
import dev.catamaran.judge.record.Line.Result;
import dev.catamaran.judge.record.Line.WriteOutcome;
import dev.catamaran.judge.record.RecordWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Turns answers into lines of the raw record, and sees to it that they are on disk soon. */
final class Recorder implements AutoCloseable {
    private static final long FLUSH_MS = 50;
    private static final int REMEMBERED_WRITES = 5_000;

    private final RecordWriter out;
    private final Consumer<UncheckedIOException> broken;
    private final Acknowledged acknowledged = new Acknowledged(REMEMBERED_WRITES);
    private final ScheduledExecutorService flusher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("record-flush").factory());

    /** @param broken told when the record cannot be written: a run without evidence is worth nothing */
    Recorder(RecordWriter out, Consumer<UncheckedIOException> broken) {
        this.out = out;
        this.broken = broken;
        var _ = flusher.scheduleAtFixedRate(() -> guarded(out::flush), FLUSH_MS, FLUSH_MS, TimeUnit.MILLISECONDS);
    }

    void line(Line line) {
        guarded(() -> out.write(line));
    }

    /**
     * Writes down a request of the schedule and, if it was one, the write that it carried.
     *
     * @return how it ended
     */
    Result request(long id, Planned planned, Sent times, String writeId, Answer answer) {
        Stamped stamped = Stamped.of(answer);
        boolean ok = planned.op().write ? stamped.outcome() == WriteOutcome.ACKNOWLEDGED : answer.ok();
        Result result = ok ? Result.OK : answer.shed() ? Result.SHED : Result.FAILED;
        String error = answer.error().isEmpty() && !ok
                ? answer.ok() ? "answer without a stamp" : "status " + answer.status()
                : answer.error();
        line(new Line.Request(
                id,
                planned.op().text,
                planned.op().idempotent(),
                answer.entered(),
                answer.attempted(),
                times.intended(),
                times.sent(),
                times.answered(),
                answer.status(),
                result,
                answer.servedBy(),
                error,
                planned.trafficClass(),
                result == Result.SHED ? answer.retryAfter() : ""));
        if (planned.op().write) {
            write(writeId, id, kind(planned.op()), written(planned, stamped), stamped);
        }
        return result;
    }

    private static Kind kind(Op op) {
        return switch (op) {
            case FOLLOW -> Kind.FOLLOW;
            case UNFOLLOW -> Kind.UNFOLLOW;
            case PUT_PROFILE -> Kind.PROFILE;
            case PUBLISH -> Kind.POST;
            case HOME, FOLLOWING, FOLLOWERS, PERSON -> throw new IllegalArgumentException(op + " writes nothing");
        };
    }

    /** A post is named by its author and its stamp, which is known once it was acknowledged. */
    private static Edge written(Planned planned, Stamped stamped) {
        return planned.op() == Op.PUBLISH && !stamped.hlc().isEmpty()
                ? new Edge(planned.viewer(), Long.parseLong(stamped.hlc()))
                : planned.edge();
    }

    /**
     * Writes down a batch of the graph load, edge by edge.
     *
     * @return whether it was acknowledged
     */
    boolean load(long id, long person, List<Long> targets, Sent times, String writeId, Answer answer) {
        Stamped stamped = Stamped.of(answer);
        boolean ok = stamped.outcome() == WriteOutcome.ACKNOWLEDGED;
        line(new Line.Load(
                id,
                "FollowAll",
                answer.entered(),
                times.intended(),
                times.sent(),
                times.answered(),
                answer.status(),
                ok ? Result.OK : Result.FAILED));
        for (int i = 0; i < targets.size(); i++) {
            write(writeId + "/" + i, id, Kind.FOLLOW, new Edge(person, targets.get(i)), stamped);
        }
        return ok;
    }

    private void write(String writeId, long request, Kind kind, Edge edge, Stamped stamped) {
        line(new Line.Write(
                writeId, request, kind, edge.from(), edge.to(), stamped.outcome(), stamped.hlc(), stamped.degraded()));
        if (stamped.outcome() == WriteOutcome.ACKNOWLEDGED) {
            acknowledged.add(edge, Long.parseLong(stamped.hlc()));
        }
    }

    /** What the stores owe by now. */
    Map<Edge, Long> acknowledged() {
        return acknowledged.newest();
    }

    private void guarded(Runnable writing) {
        try {
            writing.run();
        } catch (UncheckedIOException e) {
            broken.accept(e);
        }
    }

    /** Completes the record. */
    void finish() {
        flusher.shutdownNow();
        out.finish();
    }

    /** Leaves the record without a footer. */
    @Override
    public void close() {
        flusher.shutdownNow();
        out.close();
    }
}
