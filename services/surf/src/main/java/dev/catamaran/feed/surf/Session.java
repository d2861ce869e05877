package dev.catamaran.feed.surf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.MarkName;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What each command does. */
final class Session {
    private final Graph graph;
    private final Schedule schedule;
    private final Loader loader;
    private final Driver driver;
    private final Stores stores;
    private final Recorder recorder;
    private final MicroClock clock;
    private final Events events;
    private final long startedAt;
    private boolean started;

    Session(
            Graph graph,
            Schedule schedule,
            Loader loader,
            Driver driver,
            Stores stores,
            Recorder recorder,
            MicroClock clock,
            Events events) {
        this.graph = graph;
        this.schedule = schedule;
        this.loader = loader;
        this.driver = driver;
        this.stores = stores;
        this.recorder = recorder;
        this.clock = clock;
        this.events = events;
        this.startedAt = clock.now();
    }

    void mark(String name, Map<String, Object> detail) {
        recorder.line(new Line.Mark(clock.now(), name, detail));
    }

    /** From now on; written down with its mark. */
    void rate(double perSecond) {
        schedule.rate(perSecond);
        mark(MarkName.RATE, Map.of("perSecond", perSecond));
    }

    void usage(JsonNode usage) {
        recorder.line(Usage.line(clock.now(), usage));
    }

    void counters(JsonNode cells) {
        long now = clock.now();
        cells.forEach(cell -> recorder.line(Counters.line(now, cell)));
    }

    void baseline() throws SQLException {
        events.event("baseline", Map.of("rows", stores.readBack(recorder, true)));
    }

    void load() throws InterruptedException {
        long began = clock.now();
        CompletableFuture<Long> loaded = loader.start(graph);
        while (true) {
            try {
                long edges = loaded.get(1, TimeUnit.SECONDS);
                double seconds = (clock.now() - began) / 1_000_000.0;
                events.event("loaded", Map.of("people", graph.degrees().size(), "edges", edges, "seconds", seconds));
                return;
            } catch (TimeoutException e) {
                events.event(
                        "loading",
                        Map.of("edges", loader.edges(), "of", graph.edges().size()));
            } catch (ExecutionException e) {
                Throwable cause = e.getCause();
                throw new BadInput(cause == null ? e.toString() : String.valueOf(cause.getMessage()), e);
            }
        }
    }

    void start() {
        if (started) {
            throw new BadInput("the schedule was started already");
        }
        started = true;
        driver.start(
                schedule,
                s -> events.event(
                        "progress",
                        Map.of(
                                "second", s.second(),
                                "sent", s.sent(),
                                "ok", s.ok(),
                                "failed", s.failed(),
                                "shed", s.shed(),
                                "p99Ms", s.p99Ms())));
    }

    void stop() throws InterruptedException, TimeoutException {
        events.event("stopped", Map.of("requests", started ? driver.stop() : 0L));
    }

    void compare() throws SQLException {
        events.event("compared", Map.of("unsettled", stores.unsettled(recorder.acknowledged(), startedAt)));
    }

    void readBack() throws SQLException {
        var rows = stores.readBack(recorder, false);
        stores.spread(recorder, startedAt);
        events.event("readback", Map.of("rows", rows));
    }

    void end() {
        recorder.finish();
        events.event("ended", Map.of());
    }
}
