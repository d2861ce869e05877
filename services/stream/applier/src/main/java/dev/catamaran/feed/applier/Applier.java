package dev.catamaran.feed.applier;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.catamaran.feed.applier.Batch.Position;
import dev.catamaran.feed.kit.bus.BusRecord;
import dev.catamaran.feed.kit.bus.Consumers;
import dev.catamaran.feed.kit.bus.Worker;
import dev.catamaran.feed.kit.cache.MeshCache;
import dev.catamaran.feed.kit.domain.Relations;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.proto.relation.RelationEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Applies both topics of this cell's bus to this cell's store. */
@Startup
@ApplicationScoped
public class Applier {
    private static final Logger LOG = Logger.getLogger(Applier.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int REMEMBERED_WRITES = 20_000;

    private final MeshEnvironment mesh;
    private final Store store;
    private final CatchUp catchUp;
    private final DroppedRecord dropped;
    private final MeshCache cache;
    private final Counter applied;
    private final Counter duplicates;
    private final Worker worker;

    public Applier(MeshEnvironment mesh, Store store, CatchUp catchUp, MeterRegistry metrics) {
        this.mesh = mesh;
        this.store = store;
        this.catchUp = catchUp;
        this.dropped = new DroppedRecord(mesh);
        this.cache = new MeshCache(mesh, Relations.CACHE);
        this.applied =
                Counter.builder("feed.applier.records").tag("result", "applied").register(metrics);
        this.duplicates = Counter.builder("feed.applier.records")
                .tag("result", "duplicate")
                .register(metrics);
        this.worker = new Worker("applier", this::run).start();
    }

    private void run(Worker life) throws SQLException {
        store.createSchema();
        var seen =
                new SeenWrites(REMEMBERED_WRITES); // of this life only: a batch that failed must not count as applied
        try (var consumer = Consumers.of(mesh.ownBus(Relations.BUS), mesh.service(), 500, 1)) {
            var positions = new TreeMap<>(store.positions());
            start(consumer, positions);
            while (life.running()) {
                if (catchUp.needsTargets()) {
                    catchUp.aim(ends(consumer));
                    catchUp.reached(positions);
                }
                var batch = new Batch();
                for (var message : consumer.poll(POLL)) {
                    take(message, batch, seen);
                }
                if (batch.isEmpty()) {
                    continue;
                }
                store.apply(batch);
                positions.putAll(batch.positions());
                catchUp.reached(positions);
                forget(batch);
                life.progressed();
            }
        }
    }

    private static void start(Consumer<byte[], byte[]> consumer, Map<Position, Long> positions) {
        var partitions = Consumers.partitions(consumer, Relations.DIRECT, Relations.MIRRORED);
        consumer.assign(partitions);
        for (var partition : partitions) {
            consumer.seek(
                    partition, positions.getOrDefault(new Position(partition.topic(), partition.partition()), 0L));
        }
        LOG.infof("event=applier-started positions=\"%s\"", positions);
    }

    private void take(ConsumerRecord<byte[], byte[]> message, Batch batch, SeenWrites seen) {
        batch.pass(message);
        String writeId = Consumers.header(message, BusRecord.WRITE_ID).orElse("");
        if (dropped.isDropped(message.topic(), writeId)) {
            return;
        }
        try {
            var event = RelationEvent.parseFrom(message.value());
            // The stamp belongs to the name: a write sent again is stamped anew, and the newest stamp is what was
            // acknowledged.
            if (!seen.add(event.getWriteId() + "@" + event.getHlc())) {
                duplicates.increment();
                return;
            }
            batch.apply(event);
            applied.increment();
        } catch (InvalidProtocolBufferException e) {
            LOG.errorf(
                    "event=unreadable-record topic=%s partition=%d offset=%d reason=\"%s\"",
                    message.topic(), message.partition(), message.offset(), e.getMessage());
        }
    }

    /** End offsets of this cell's topics, and of the other cells' direct: their copies must have come this far. */
    private Map<Position, Long> ends(Consumer<byte[], byte[]> own) {
        var ends = new HashMap<Position, Long>();
        Consumers.ends(own, Relations.DIRECT).forEach((p, end) -> ends.put(new Position(Relations.DIRECT, p), end));
        Consumers.ends(own, Relations.MIRRORED).forEach((p, end) -> ends.put(new Position(Relations.MIRRORED, p), end));
        mesh.bus(Relations.BUS).forEach((cell, broker) -> {
            if (cell.equals(mesh.cell())) {
                return;
            }
            try (var other = Consumers.of(broker, mesh.service() + "-ends", 500, 1)) {
                Consumers.ends(other, Relations.DIRECT).forEach((p, end) -> ends.put(Position.ofCopies(cell, p), end));
            } catch (KafkaException e) {
                LOG.infof("event=other-bus-unreachable cell=%s reason=\"%s\"", cell, e.getMessage());
            }
        });
        return ends;
    }

    private void forget(Batch batch) {
        if (batch.edges().isEmpty()) {
            return;
        }
        var keys = new TreeSet<String>();
        for (var edge : batch.edges()) {
            keys.add(Relations.followingKey(edge.follower()));
            keys.add(Relations.followersKey(edge.followee()));
        }
        cache.forget(keys);
    }

    @PreDestroy
    void stop() {
        worker.close();
        cache.close();
    }
}
