package dev.catamaran.feed.replicator;

import dev.catamaran.feed.kit.bus.Consumers;
import dev.catamaran.feed.kit.bus.Lag;
import dev.catamaran.feed.kit.bus.Worker;
import dev.catamaran.feed.kit.domain.Domain;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.jboss.logging.Logger;

/**
 * Copies every other cell's {@code direct} into this cell's {@code mirrored}. Writers send to all buses themselves, so copies matter only for what a bus
 * missed: they may come late, and in large batches.
 */
@Startup
@ApplicationScoped
public class Replicator {
    private static final Logger LOG = Logger.getLogger(Replicator.class);
    private static final Duration POLL = Duration.ofMillis(600);
    private static final int MAX_WAIT_MS = 500;
    private static final int MIN_BYTES = 64 << 10;

    private final MeshEnvironment mesh;
    private final Counter copied;
    private final List<Worker> workers;

    public Replicator(MeshEnvironment mesh, MeterRegistry metrics) {
        this.mesh = mesh;
        this.copied = Counter.builder("feed.replicator.copied")
                .description("Records copied from the other cells' buses")
                .register(metrics);
        this.workers = mesh.bus(Domain.BUS).keySet().stream()
                .filter(cell -> !cell.equals(mesh.cell()))
                .map(cell -> copier(cell, metrics).start())
                .toList();
    }

    private Worker copier(String source, MeterRegistry metrics) {
        var lag = new Lag(
                metrics,
                "feed.replicator.lag",
                Tags.of("source", source),
                "Records of that cell's bus that are yet to be copied");
        return new Worker("copy-" + source, life -> {
            try {
                copy(life, source, lag);
            } finally {
                lag.unknown();
            }
        });
    }

    private void copy(Worker life, String source, Lag lag) throws Exception {
        try (var copies = new Copies(mesh.ownBus(Domain.BUS), mesh.service());
                var consumer = Consumers.of(mesh.bus(Domain.BUS, source), mesh.service(), MAX_WAIT_MS, MIN_BYTES)) {
            resume(consumer, source, copies);
            while (life.running()) {
                int count = copies.write(source, consumer.poll(POLL));
                lag.after(consumer);
                if (count > 0) {
                    copied.increment(count);
                    life.progressed();
                }
            }
        }
    }

    private static void resume(Consumer<byte[], byte[]> consumer, String source, Copies copies) {
        String[] topics = Arrays.stream(Domain.values()).map(Domain::direct).toArray(String[]::new);
        var partitions = Consumers.partitions(consumer, topics);
        consumer.assign(partitions);
        var ends = consumer.endOffsets(partitions);
        for (var domain : Domain.values()) {
            var from = copies.resumeFrom(source, domain);
            for (var partition : partitions) {
                if (partition.topic().equals(domain.direct())) {
                    long next = from.getOrDefault(partition.partition(), 0L);
                    // A position past the end: the source lost its disk and began anew. What it has now may all be new.
                    consumer.seek(partition, next > ends.getOrDefault(partition, 0L) ? 0 : next);
                }
            }
            LOG.infof("event=copying source=%s topic=%s from=\"%s\"", source, domain.direct(), from);
        }
    }

    @PreDestroy
    void stop() {
        workers.forEach(Worker::close);
    }
}
