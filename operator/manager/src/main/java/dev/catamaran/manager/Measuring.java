package dev.catamaran.manager;

import dev.catamaran.metrics.MeshMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Keeps the gauges about the mesh current, in every replica of the operator: each speaks for itself, the rules put them together. */
@Startup
@ApplicationScoped
public class Measuring {
    private static final Logger LOG = Logger.getLogger(Measuring.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Serving serving;
    private final MeshMetrics metrics;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("metrics").factory());

    public Measuring(Serving serving, MeterRegistry registry) {
        this.serving = serving;
        metrics = new MeshMetrics(registry);
        var _ = thread.scheduleWithFixedDelay(this::show, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void show() {
        try {
            metrics.show(serving.view());
        } catch (RuntimeException e) {
            LOG.error("event=metrics-failed", e); // and try again next time
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
