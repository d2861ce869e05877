package dev.catamaran.feed.applier;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.catamaran.feed.kit.bus.BusRecord;
import dev.catamaran.feed.kit.bus.Consumers;
import dev.catamaran.feed.kit.bus.Lag;
import dev.catamaran.feed.kit.bus.SeenWrites;
import dev.catamaran.feed.kit.bus.Worker;
import dev.catamaran.feed.kit.cache.MeshCache;
import dev.catamaran.feed.kit.domain.Domain;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Applies all topics of this cell's bus to this cell's store. */
@Startup
@ApplicationScoped
public class Applier {
    private static final Logger LOG = Logger.getLogger(Applier.class);
    /** One transaction for what comes within this time: a transaction for each record would cost the cell a multiple. */
    private static final int GATHER_MS = 100;

    private static final int GATHER_BYTES = 64 << 10;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int REMEMBERED_WRITES = 20_000;
    private static final int MOST_ROWS = 20_000; // in one transaction, and in memory
    private static final int ATTEMPTS = 4;

    private final MeshEnvironment mesh;
    private final Store store;
    private final CatchUp catchUp;
    private final DroppedRecord dropped;
    private final MeshCache cache;
    private final Counter applied;
    private final Counter duplicates;
    private final Lag lag;
    private final Worker worker;
    private final Worker aim;

    public Applier(MeshEnvironment mesh, Store store, CatchUp catchUp, MeshCache cache, MeterRegistry metrics) {
        this.mesh = mesh;
        this.store = store;
        this.catchUp = catchUp;
        this.dropped = new DroppedRecord(mesh);
        this.cache = cache;
        this.applied =
                Counter.builder("feed.applier.records").tag("result", "applied").register(metrics);
        this.duplicates = Counter.builder("feed.applier.records")
                .tag("result", "duplicate")
                .register(metrics);
        this.lag =
                new Lag(metrics, "feed.applier.lag", Tags.empty(), "Records of the own bus that are yet to be applied");
        this.worker = new Worker("applier", this::run).start();
        // Beside it, since another cell's bus that is away takes seconds to find out.
        this.aim = new Worker("aim", this::aim).start();
    }

    private void run(Worker life) throws SQLException {
        store.createSchema();
        var seen =
                new SeenWrites(REMEMBERED_WRITES); // of this life only: a batch that failed must not count as applied
        try (var consumer = Consumers.of(mesh.ownBus(Domain.BUS), mesh.service(), GATHER_MS, GATHER_BYTES)) {
            var positions = new TreeMap<>(store.positions());
            catchUp.reached(positions);
            start(consumer, positions);
            while (life.running()) {
                var batch = new Batch();
                for (var message : consumer.poll(POLL)) {
                    take(message, batch, seen);
                    if (batch.rows().size() >= MOST_ROWS) {
                        apply(batch, positions);
                        batch = new Batch();
                    }
                }
                lag.after(consumer);
                if (!batch.isEmpty()) {
                    apply(batch, positions);
                    life.progressed();
                }
            }
        } finally {
            lag.unknown();
        }
    }

    private void apply(Batch batch, Map<Position, Long> positions) throws SQLException {
        store.apply(batch);
        positions.putAll(batch.positions());
        catchUp.reached(positions);
        cache.forget(batch.stale());
    }

    private void aim(Worker life) {
        catchUp.aim(new EndOffsets(mesh, ATTEMPTS).read());
        life.finish();
    }

    private static void start(Consumer<byte[], byte[]> consumer, Map<Position, Long> positions) {
        var topics = Stream.concat(Stream.of(Domain.topics()), Stream.of(Domain.TRENDS_COUNTED));
        var partitions = Consumers.partitions(consumer, topics.toArray(String[]::new));
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
            var change = Change.of(Domain.of(message.topic()).orElseThrow(), message.value());
            if (!seen.add(change.id())) {
                duplicates.increment();
                return;
            }
            batch.apply(change);
            applied.increment();
        } catch (InvalidProtocolBufferException e) {
            LOG.errorf(
                    "event=unreadable-record topic=%s partition=%d offset=%d reason=\"%s\"",
                    message.topic(), message.partition(), message.offset(), e.getMessage());
        }
    }

    @PreDestroy
    void stop() {
        aim.close();
        worker.close();
    }
}
