package dev.catamaran.feed.surf;

import dev.catamaran.judge.record.Line.Result;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Sends the schedule, whatever the answers are. A thread of its own keeps the time and hands each request to the event loop at its intended
 * moment; a request that gets there late is sent late, with its intended time unchanged.
 */
final class Driver {
    private final Vertx vertx;
    private final Context loop;
    private final ApiClient client;
    private final Access access;
    private final Tokens tokens;
    private final Recorder recorder;
    private final Ids ids;
    private final MicroClock clock;
    private final long timeoutMs;
    private final Seconds seconds = new Seconds();
    /** One party for the pacer, and one for each request under way. */
    private final Phaser underWay = new Phaser(1);

    private volatile boolean stopped;
    private final AtomicLong sent = new AtomicLong();

    Driver(
            Vertx vertx,
            Context loop,
            ApiClient client,
            Access access,
            Tokens tokens,
            Recorder recorder,
            Ids ids,
            MicroClock clock,
            long timeoutMs) {
        this.vertx = vertx;
        this.loop = loop;
        this.client = client;
        this.access = access;
        this.tokens = tokens;
        this.recorder = recorder;
        this.ids = ids;
        this.clock = clock;
        this.timeoutMs = timeoutMs;
    }

    /** Begins; to be called once. Tells {@code progress} about each second, on the event loop. */
    void start(Schedule schedule, Consumer<Seconds.Second> progress) {
        Thread.ofPlatform().daemon().name("pacer").start(() -> pace(schedule));
        loop.runOnContext(_ -> {
            vertx.setPeriodic(1_000, id -> {
                progress.accept(seconds.next());
                if (stopped) {
                    vertx.cancelTimer(id);
                }
            });
        });
    }

    private void pace(Schedule schedule) {
        long start = clock.now();
        while (!stopped) {
            Planned planned = schedule.next();
            long intended = start + planned.offset();
            long nanos = clock.nanosAt(intended);
            for (long left = nanos - System.nanoTime(); left > 0 && !stopped; left = nanos - System.nanoTime()) {
                LockSupport.parkNanos(this, left);
            }
            if (!stopped) {
                underWay.register();
                loop.runOnContext(_ -> send(planned, intended));
            }
        }
        underWay.arriveAndDeregister();
    }

    private void send(Planned planned, long intended) {
        long id = ids.request();
        long now = clock.now();
        String writeId = planned.op().write ? ids.write(id) : "";
        seconds.sent();
        sent.incrementAndGet();
        client.send(call(planned, writeId), access.of(planned.viewer()), timeoutMs, answer -> {
            long answered = clock.now();
            Result result = recorder.request(id, planned, new Sent(intended, now, answered), writeId, answer);
            seconds.answered(result, answered - intended);
            underWay.arriveAndDeregister();
        });
    }

    private Call call(Planned planned, String writeId) {
        String subject = "/v1/people/" + planned.subject();
        String viewer = "/v1/people/" + planned.viewer();
        String edge = viewer + "/following/" + planned.subject();
        String bearer = tokens.bearer(planned.viewer());
        return switch (planned.op()) {
            case HOME -> new Call(HttpMethod.GET, viewer + "/home", bearer, writeId, planned.background(), "");
            case PUT_PROFILE ->
                new Call(HttpMethod.PUT, viewer + "/profile", bearer, writeId, false, """
                        {"name":"Person %d","bio":"Written by %s"}""".formatted(
                                planned.viewer(), writeId));
            case PUBLISH ->
                new Call(HttpMethod.POST, viewer + "/posts", bearer, writeId, false, """
                        {"text":"%s is what I have to say%s"}""".formatted(
                                writeId, Hashtags.of(planned.number())));
            case FOLLOWING ->
                new Call(HttpMethod.GET, subject + "/following", bearer, writeId, planned.background(), "");
            case FOLLOWERS ->
                new Call(HttpMethod.GET, subject + "/followers", bearer, writeId, planned.background(), "");
            case PERSON -> new Call(HttpMethod.GET, subject, bearer, writeId, planned.background(), "");
            case FOLLOW -> new Call(HttpMethod.PUT, edge, bearer, writeId, planned.background(), "");
            case UNFOLLOW -> new Call(HttpMethod.DELETE, edge, bearer, writeId, planned.background(), "");
        };
    }

    /**
     * Sends no more and waits for what is under way.
     *
     * @return how many requests were sent
     * @throws TimeoutException when a request has not even timed out: a fault of this program
     */
    long stop() throws InterruptedException, TimeoutException {
        stopped = true;
        underWay.awaitAdvanceInterruptibly(0, timeoutMs + 5_000, TimeUnit.MILLISECONDS);
        return sent.get();
    }
}
