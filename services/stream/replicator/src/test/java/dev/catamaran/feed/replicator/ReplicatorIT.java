package dev.catamaran.feed.replicator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Int64Value;
import dev.catamaran.feed.kit.bus.BusRecord;
import dev.catamaran.feed.kit.bus.BusWriter;
import dev.catamaran.feed.kit.bus.Consumers;
import dev.catamaran.feed.kit.bus.MirrorHeaders;
import dev.catamaran.feed.kit.domain.Domain;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.testkit.Eventually;
import dev.catamaran.feed.testkit.RealServer;
import dev.catamaran.feed.testkit.RealServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From cell-b's real bus into cell-a's. */
@Timeout(180)
class ReplicatorIT {
    private static final String OWN = "127.41.6.1";
    private static final String SOURCE = "127.41.6.2";
    private static final List<String> TOPICS =
            Stream.of(Domain.topics()).map(topic -> topic + ":2:1").toList();
    private static final String BROKERS = "cell-a=" + OWN + ":9092,cell-b=" + SOURCE + ":9092";

    @TempDir
    private static Path folder = Path.of("unset");

    private static RealServer own;
    private static RealServer source;
    private static BusWriter writer;

    /** What other tests have left on the buses is not counted. */
    private final String run = UUID.randomUUID() + "/";

    private int number;

    @BeforeAll
    static void start() throws IOException {
        own = RealServers.kafka(folder.resolve("own"), OWN, TOPICS);
        source = RealServers.kafka(folder.resolve("source"), SOURCE, TOPICS);
        writer = BusWriter.of(mesh("cell-b", "LOCAL_CELL"), Domain.BUS);
    }

    @AfterAll
    static void stop() {
        writer.close();
        own.close();
        source.close();
    }

    @Test
    void everyRecordIsCopiedOnceAndTheNextProcessGoesOnAfterTheLastCopy() throws Exception {
        write(300);
        var first = replicator();
        copied(300);
        first.stop();
        write(100);
        var second = replicator();
        copied(400);
        second.stop();
        assertThat(copies()).extracting(ReplicatorIT::original).doesNotHaveDuplicates();
    }

    @Test
    void copyingThatEndedHalfwayGoesOnWithoutALoss() throws Exception {
        write(200);
        try (var halfway = new Copies(OWN + ":9092", "halfway");
                var consumer = Consumers.of(SOURCE + ":9092", "halfway", 100, 1)) {
            var partitions = Consumers.partitions(consumer, Domain.RELATION.direct());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var some = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (some.isEmpty()) {
                consumer.poll(Duration.ofMillis(100)).forEach(some::add);
            }
            halfway.write("cell-b", some.subList(0, Math.min(some.size(), 70)));
        }
        var replicator = replicator();
        copied(200);
        replicator.stop();
    }

    @Test
    void whatTheOwnBusMissedIsCopiedAfterItsReturn() throws Exception {
        var replicator = replicator();
        write(50);
        copied(50);
        own.kill();
        write(100);
        own.restart();
        copied(150);
        replicator.stop();
    }

    @Test
    void sourceThatReturnsGoesOnBeingCopied() throws Exception {
        var replicator = replicator();
        write(50);
        copied(50);
        source.kill();
        source.restart();
        write(50);
        copied(100);
        replicator.stop();
    }

    @Test
    void sourceThatReturnsEmptyIsCopiedFromItsNewBeginning() throws Exception {
        write(50);
        var replicator = replicator();
        copied(50);
        source.close();
        source = RealServers.kafka(folder.resolve("new disk"), SOURCE, TOPICS);
        write(20);
        copied(70);
        replicator.stop();
        write(10);
        var next = replicator();
        copied(80);
        next.stop();
        assertThat(copies()).extracting(ReplicatorIT::original).doesNotHaveDuplicates();
    }

    @Test
    void lastCopySaysWhereToResume() throws Exception {
        write(30);
        var replicator = replicator();
        copied(30);
        replicator.stop();
        var expected = new TreeMap<Integer, Long>();
        for (var copy : copies()) {
            long offset =
                    Long.parseLong(Consumers.header(copy, MirrorHeaders.OFFSET).orElseThrow());
            expected.put(copy.partition(), offset + 1);
        }
        try (var copies = new Copies(OWN + ":9092", "asking")) {
            assertThat(copies.resumeFrom("cell-b", Domain.RELATION)).isEqualTo(expected);
            assertThat(copies.resumeFrom("cell-c", Domain.RELATION)).isEmpty();
        }
    }

    private static Replicator replicator() {
        return new Replicator(mesh("cell-a", "ALL_CELLS"), new SimpleMeterRegistry());
    }

    private static MeshEnvironment mesh(String cell, String acknowledgement) {
        return MeshEnvironment.of(Map.of(
                "CATAMARAN_CELL",
                cell,
                "CATAMARAN_BUS_FEED_BUS",
                BROKERS,
                "CATAMARAN_BUS_FEED_BUS_ACK",
                acknowledgement));
    }

    private void write(int count) {
        for (int i = 0; i < count; i++) {
            number++;
            var message = new BusRecord(
                    Domain.RELATION.direct(), Integer.toString(number), run + number, Int64Value.of(number));
            Eventually.holds("acknowledged", () -> {
                writer.write(message);
                return true;
            });
        }
    }

    /** All writes up to this number are among the copies. */
    private void copied(int upTo) {
        Eventually.holds("copies of " + upTo, () -> {
            var ids = new TreeSet<String>();
            copies().forEach(copy -> ids.add(writeId(copy)));
            return ids.size() == upTo;
        });
    }

    /** Of this test, in the order of each partition. */
    private List<ConsumerRecord<byte[], byte[]>> copies() {
        var copies = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = Consumers.of(OWN + ":9092", "test", 100, 1)) {
            var partitions = Consumers.partitions(consumer, Domain.RELATION.mirrored());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(copies::add);
            }
        }
        copies.removeIf(copy -> !writeId(copy).startsWith(run));
        return copies;
    }

    /** The writer may have sent a write twice, which are two originals; a source that began anew uses its offsets again. */
    private static String original(ConsumerRecord<byte[], byte[]> copy) {
        return writeId(copy) + " at " + copy.partition() + "/"
                + Consumers.header(copy, MirrorHeaders.OFFSET).orElseThrow();
    }

    private static String writeId(ConsumerRecord<byte[], byte[]> copy) {
        return Consumers.header(copy, BusRecord.WRITE_ID).orElseThrow();
    }
}
