package dev.catamaran.feed.trends;

import dev.catamaran.feed.kit.bus.Worker;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jboss.logging.Logger;

/** Runs the topology, anew whenever it gives up. */
@Startup
@ApplicationScoped
public class Trends {
    private static final Logger LOG = Logger.getLogger(Trends.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final MeshEnvironment mesh;
    private final MeterRegistry metrics;
    private final Worker worker;

    public Trends(MeshEnvironment mesh, MeterRegistry metrics) {
        this.mesh = mesh;
        this.metrics = metrics;
        this.worker = new Worker("trends", this::run).start();
    }

    private void run(Worker life) throws Exception {
        var streams = new KafkaStreams(
                TrendsTopology.of(metrics), StreamSettings.of(mesh), new Clients(StreamSettings.name(mesh)));
        var ended = new CompletableFuture<Void>();
        streams.setUncaughtExceptionHandler(problem -> {
            ended.completeExceptionally(problem);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((now, before) -> {
            if (now == State.RUNNING) {
                LOG.infof("event=trends-running before=%s", before);
                life.progressed();
            }
        });
        try {
            streams.start();
            ended.get();
        } finally {
            streams.close(PATIENCE);
        }
    }

    @PreDestroy
    void stop() {
        worker.close();
    }
}
