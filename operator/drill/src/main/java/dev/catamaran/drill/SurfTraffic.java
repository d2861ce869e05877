package dev.catamaran.drill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.catamaran.core.drill.DrillException;
import dev.catamaran.core.drill.Traffic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The driver as the drill engine's port. Beside the marks, it has the mesh's use of the machine written down every few seconds. */
public final class SurfTraffic implements Traffic, AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration COMPARE = Duration.ofSeconds(30);
    private static final int USAGE_SECONDS = 4;

    private final SurfProcess surf;
    private final Optional<Samples> mesh;
    private final Telling telling;
    private final List<Second> seconds = new ArrayList<>();
    /** Two threads: the usage is slow to come by, and a sample of the counters each second is not to wait for it. */
    private final ScheduledExecutorService samples = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("samples").factory());

    public SurfTraffic(
            List<String> command, Path log, Map<String, String> environment, Optional<Samples> mesh, Telling telling) {
        this.mesh = mesh;
        this.telling = telling;
        this.surf = SurfProcess.start(command, log, environment, this::show);
    }

    /**
     * Waits until it has warmed up, and has it read what the stores hold before anything is sent.
     *
     * @return how many rows that is, in all cells together
     */
    public long ready() {
        surf.await("ready", START);
        surf.send("baseline");
        long rows = 0;
        for (var cell : surf.await("baseline", START).path("rows")) {
            rows += cell.asLong();
        }
        return rows;
    }

    private void show(JsonNode event) {
        if (event.path("event").asText().equals("loading")) {
            telling.doing("loading: %d of %d edges"
                    .formatted(event.path("edges").asLong(), event.path("of").asLong()));
            return;
        }
        var second = new Second(
                event.path("second").asLong(),
                event.path("sent").asLong(),
                event.path("failed").asLong(),
                event.path("shed").asLong());
        synchronized (seconds) {
            seconds.add(second);
        }
        telling.detail("%d req/s, %d failed%s, p99 %.1f ms"
                .formatted(
                        second.sent(),
                        second.failed(),
                        second.shed() > 0 ? ", " + second.shed() + " shed" : "",
                        event.path("p99Ms").asDouble()));
    }

    @Override
    public void mark(String name, Map<String, Object> detail) {
        surf.send("mark " + name, detail);
    }

    @Override
    public void load(Duration deadline) {
        surf.send("load");
        var loaded = surf.await("loaded", deadline);
        telling.done("loaded %d people and %d follows in %.1f s"
                .formatted(
                        loaded.path("people").asLong(),
                        loaded.path("edges").asLong(),
                        loaded.path("seconds").asDouble()));
    }

    @Override
    public void start() {
        surf.send("start");
        mesh.ifPresent(asked -> {
            var _ = samples.scheduleWithFixedDelay(() -> writeUsage(asked), 1, USAGE_SECONDS, TimeUnit.SECONDS);
            var _ = samples.scheduleWithFixedDelay(() -> writeCounters(asked), 0, 1, TimeUnit.SECONDS);
        });
    }

    @Override
    public void rate(double perSecond) {
        surf.send("rate " + perSecond);
    }

    private void writeUsage(Samples asked) {
        try {
            surf.send("usage", asked.usage());
        } catch (DrillException e) {
            telling.detail("usage is not known: " + e.getMessage()); // the drill does not depend on it
        }
    }

    private void writeCounters(Samples asked) {
        try {
            surf.send("counters", asked.counters());
        } catch (DrillException e) {
            telling.detail("counters are not known: " + e.getMessage()); // as with the usage
        }
    }

    @Override
    public List<Second> seconds() {
        synchronized (seconds) {
            return List.copyOf(seconds);
        }
    }

    @Override
    public void stop(Duration deadline) {
        samples.shutdownNow();
        surf.send("stop");
        surf.await("stopped", deadline);
    }

    @Override
    public List<String> unsettled() {
        surf.send("compare");
        try {
            var unsettled = surf.await("compared", COMPARE).path("unsettled");
            return List.of(SurfProcess.JSON.convertValue(unsettled, String[].class));
        } catch (DrillException e) {
            return List.of(String.valueOf(e.getMessage())); // a store that is away has yet to come
        }
    }

    @Override
    public void readBack(Duration deadline) {
        surf.send("readback");
        surf.await("readback", deadline);
    }

    @Override
    public void end(Duration deadline) {
        surf.send("end");
        surf.await("ended", deadline);
    }

    @Override
    public void close() {
        samples.shutdownNow();
        surf.close();
    }
}
