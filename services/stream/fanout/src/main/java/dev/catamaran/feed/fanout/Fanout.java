package dev.catamaran.feed.fanout;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.catamaran.feed.kit.bus.Consumers;
import dev.catamaran.feed.kit.bus.Worker;
import dev.catamaran.feed.kit.domain.Domain;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.proto.post.PostEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Spreads the posts that entered in this cell at once. Those of another cell are looked at a moment later, and spread here when that cell has not done it: it may
 * be lost. Its position is kept on the bus, and never moves past a post that is not spread yet; to spread one twice does no harm.
 */
@Startup
@ApplicationScoped
public class Fanout {
    private static final Logger LOG = Logger.getLogger(Fanout.class);
    /** What comes is handed out at once; only a fetch that finds nothing waits that long. */
    private static final int IDLE_MS = 500;

    private static final Duration POLL = Duration.ofMillis(200);
    /** Longer than a living cell takes to spread a post. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final MeshEnvironment mesh;
    private final Spreader spreader;
    private final InstantSource clock;
    private final Counter own;
    private final Counter takenOver;
    private final Worker worker;

    public Fanout(MeshEnvironment mesh, Spreader spreader, MeterRegistry metrics) {
        this.mesh = mesh;
        this.spreader = spreader;
        this.clock = InstantSource.system();
        this.own = spread(metrics, "own");
        this.takenOver = spread(metrics, "taken-over");
        this.worker = new Worker("fanout", this::run).start();
    }

    private static Counter spread(MeterRegistry metrics, String origin) {
        return Counter.builder("feed.fanout.posts")
                .description(
                        "Posts spread to the followers' timelines: own ones, and those that their cell did not spread")
                .tag("origin", origin)
                .register(metrics);
    }

    private void run(Worker life) {
        try (var consumer = Consumers.keepingPosition(mesh.ownBus(Domain.BUS), mesh.service(), IDLE_MS)) {
            start(consumer);
            var waiting = new Waiting(PATIENCE);
            while (life.running()) {
                var records = consumer.poll(POLL);
                for (var message : records) {
                    take(message, waiting);
                }
                boolean lookedAt = false;
                for (var post = waiting.due(clock.instant()); post.isPresent(); post = waiting.due(clock.instant())) {
                    takeOver(post.get());
                    lookedAt = true;
                }
                if (lookedAt || !records.isEmpty()) {
                    commit(consumer, waiting);
                    life.progressed();
                }
            }
        }
    }

    private static void start(Consumer<byte[], byte[]> consumer) {
        var partitions = Consumers.partitions(consumer, Domain.POST.direct(), Domain.POST.mirrored());
        consumer.assign(partitions); // goes on where the committed position is
        LOG.infof("event=fanout-started partitions=%d", partitions.size());
    }

    private void take(ConsumerRecord<byte[], byte[]> message, Waiting waiting) {
        read(message).ifPresent(post -> {
            if (post.getCell().equals(mesh.cell())) {
                if (spreader.spread(post)) {
                    own.increment();
                }
            } else {
                waiting.add(
                        new TopicPartition(message.topic(), message.partition()),
                        message.offset(),
                        post,
                        clock.instant());
            }
        });
    }

    private void takeOver(PostEvent post) {
        if (!spreader.isSpread(post) && spreader.spread(post)) {
            takenOver.increment();
        }
    }

    private static Optional<PostEvent> read(ConsumerRecord<byte[], byte[]> message) {
        try {
            return Optional.of(PostEvent.parseFrom(message.value()));
        } catch (InvalidProtocolBufferException e) {
            LOG.errorf(
                    "event=unreadable-record topic=%s partition=%d offset=%d reason=\"%s\"",
                    message.topic(), message.partition(), message.offset(), e.getMessage());
            return Optional.empty();
        }
    }

    private static void commit(Consumer<byte[], byte[]> consumer, Waiting waiting) {
        var positions = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var partition : consumer.assignment()) {
            long next = consumer.position(partition);
            positions.put(
                    partition, new OffsetAndMetadata(waiting.first(partition).orElse(next)));
        }
        consumer.commitSync(positions);
    }

    @PreDestroy
    void stop() {
        worker.close();
    }
}
