package dev.catamaran.feed.applier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.feed.kit.bus.BusRecord;
import dev.catamaran.feed.kit.bus.BusWriter;
import dev.catamaran.feed.kit.cache.MeshCache;
import dev.catamaran.feed.kit.domain.Domain;
import dev.catamaran.feed.kit.domain.Keys;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.proto.keylist.RankingEvent;
import dev.catamaran.feed.testkit.Eventually;
import dev.catamaran.feed.testkit.RealServer;
import dev.catamaran.feed.testkit.RealServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole loop: a real bus into a real store. The other cell is not there. */
@Timeout(180)
class ApplierIT {
    private static final String BUS = "127.41.5.1";
    private static final String STORE = "127.41.5.2";
    private static final String OTHER = "127.41.5.3";
    private static final Map<String, String> OWN = Map.of(
            "CATAMARAN_CELL", "cell-a",
            "CATAMARAN_SERVICE", "applier",
            "CATAMARAN_CACHE_HOT", BUS + ":1",
            "CATAMARAN_BUS_FEED_BUS", "cell-a=" + BUS + ":9092,cell-b=" + OTHER + ":9092",
            "CATAMARAN_BUS_FEED_BUS_ACK", "LOCAL_CELL");
    private static final MeshEnvironment MESH = MeshEnvironment.of(OWN);

    @TempDir
    private static Path folder = Path.of("unset");

    private static RealServer bus;
    private static RealServer postgres;
    private static BusWriter writer;
    private static long hlc;

    private final Rows rows = new Rows(STORE);

    @BeforeAll
    static void start() throws Exception {
        bus = RealServers.kafka(
                folder.resolve("bus"),
                BUS,
                Stream.concat(Stream.of(Domain.topics()), Stream.of(Domain.TRENDS_COUNTED))
                        .map(topic -> topic + ":2:1")
                        .toList());
        postgres = RealServers.postgres(folder.resolve("store"), STORE, "feed");
        writer = BusWriter.of(MESH, Domain.BUS);
    }

    @AfterAll
    static void stop() {
        writer.close();
        bus.close();
        postgres.close();
    }

    @BeforeEach
    void emptyStore() throws Exception {
        rows.execute("DROP TABLE IF EXISTS edge, profile, post, list_item, ranked_list, bus_position");
    }

    @Test
    void whatWasOnTheBusIsInTheStoreWhenItIsReady() throws Exception {
        var written = follow(1, 200);
        var catchUp = new CatchUp();
        var applier = applier(catchUp);
        try {
            // cell-b cannot be reached; that may not keep this cell down for ever
            Eventually.holds("caught up", () -> catchUp.call().getStatus() == Status.UP);
            assertThat(rows.edges()).containsAll(written);
        } finally {
            applier.stop();
        }
    }

    @Test
    void nothingIsLostWhenTheStoreIsKilledUnderIt() throws Exception {
        var applier = applier(new CatchUp());
        try {
            var written = new ArrayList<>(follow(2, 100));
            Eventually.holds("some are applied", () -> !rows.edges().isEmpty());
            postgres.kill();
            written.addAll(follow(3, 100));
            postgres.restart();
            written.addAll(follow(4, 100));
            Eventually.holds("all are applied", () -> rows.edges().containsAll(written));
        } finally {
            applier.stop();
        }
    }

    @Test
    void nothingIsLostWhenTheBusIsKilledUnderIt() throws Exception {
        var applier = applier(new CatchUp());
        try {
            var written = new ArrayList<>(follow(5, 100));
            bus.kill();
            bus.restart();
            written.addAll(follow(6, 100));
            Eventually.holds("all are applied", () -> rows.edges().containsAll(written));
        } finally {
            applier.stop();
        }
    }

    @Test
    void nextProcessGoesOnWhereTheLastOneWas() throws Exception {
        var first = applier(new CatchUp());
        var written = new ArrayList<>(follow(7, 50));
        Eventually.holds("the first ones are applied", () -> rows.edges().containsAll(written));
        first.stop();
        // What was applied is not read again: a row that is gone stays gone.
        rows.execute("DELETE FROM edge");
        var second = applier(new CatchUp());
        try {
            var later = follow(8, 50);
            Eventually.holds("the later ones are applied", () -> rows.edges().containsAll(later));
            assertThat(rows.edges()).doesNotContainAnyElementsOf(written);
        } finally {
            second.stop();
        }
    }

    @Test
    void whatTheCellDerivedIsAppliedOnceItIsCommittedAndReadinessDoesNotWaitForIt() throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", BUS + ":9092", "transactional.id", "test"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(trends(5)).get();
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(trends(9)).get(); // would win
            producer.abortTransaction();
        }
        var catchUp = new CatchUp();
        var applier = applier(catchUp);
        try {
            Eventually.holds("applied", () -> rows.count("ranked_list where key = 'trends'") == 1);
            // The topic ends with a marker, an offset that no record has.
            Eventually.holds("caught up", () -> catchUp.call().getStatus() == Status.UP);
            assertThat(rows.count("ranked_list where hlc = 5")).isEqualTo(1);
        } finally {
            applier.stop();
        }
    }

    private static ProducerRecord<String, byte[]> trends(long hlc) {
        var event = RankingEvent.newBuilder()
                .setWriteId("trends/" + hlc)
                .setHlc(hlc)
                .setKey(Keys.TRENDS)
                .build();
        return new ProducerRecord<>(Domain.TRENDS_COUNTED, Keys.TRENDS, event.toByteArray());
    }

    private Applier applier(CatchUp catchUp) {
        return new Applier(
                MESH, new Store(rows.source()), catchUp, new MeshCache(MESH, Domain.CACHE), new SimpleMeterRegistry());
    }

    /** Writes until each is acknowledged, as a driver would send again what failed. */
    private static List<Row> follow(long follower, int count) {
        var written = new ArrayList<Row>();
        for (long followee = 1; followee <= count; followee++) {
            var event = Records.event("w" + ++hlc, hlc, follower, true, followee + 1_000);
            Eventually.holds("acknowledged", () -> {
                writer.write(
                        new BusRecord(Domain.RELATION.direct(), Long.toString(follower), event.getWriteId(), event));
                return true;
            });
            written.addAll(Change.of(event).rows());
        }
        return written;
    }
}
