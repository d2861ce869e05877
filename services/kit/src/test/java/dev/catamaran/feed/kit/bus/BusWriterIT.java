package dev.catamaran.feed.kit.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Int64Value;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.testkit.Eventually;
import dev.catamaran.feed.testkit.RealServer;
import dev.catamaran.feed.testkit.RealServers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two real brokers; the second one is lost in several ways. */
@Timeout(120)
class BusWriterIT {
    private static final String A = "127.41.3.1";
    private static final String B = "127.41.3.2";
    private static final String TOPIC = "t";
    private static final MeshEnvironment MESH = MeshEnvironment.of(Map.of(
            "CATAMARAN_CELL", "cell-a",
            "CATAMARAN_SERVICE", "writer",
            "CATAMARAN_BUS_X", "cell-a=" + A + ":9092,cell-b=" + B + ":9092"));

    @TempDir
    private static Path folder = Path.of("unset");

    private static RealServer a;
    private static RealServer b;

    private final BusWriter writer = BusWriter.of(MESH, "x");
    private final String run = UUID.randomUUID() + "/";
    private int number;

    @BeforeAll
    static void start() throws Exception {
        a = RealServers.kafka(folder.resolve("a"), A, List.of(TOPIC + ":2:1"));
        b = RealServers.kafka(folder.resolve("b"), B, List.of(TOPIC + ":2:1"));
    }

    @AfterAll
    static void stop() {
        a.close();
        b.close();
    }

    @AfterEach
    void closeWriter() {
        writer.close();
    }

    @Test
    void bothBusesHaveWhatIsNotDegraded() {
        Eventually.holds("both buses acknowledge", () -> !write().degraded());
        String last = run + number;
        assertThat(writeIds(A)).contains(last);
        assertThat(writeIds(B)).contains(last);
    }

    @Test
    void everyAcknowledgedWriteIsOnTheSurvivingBusAndAllAreOnBothAfterTheReturn() {
        Eventually.holds("both buses acknowledge", () -> !write().degraded());
        var acknowledged = new TreeSet<String>();
        b.kill();
        Eventually.holds("the dead bus is left out", () -> {
            write();
            acknowledged.add(run + number);
            return writer.leftOut().equals(List.of("cell-b"));
        });
        for (int i = 0; i < 200; i++) {
            assertThat(write().degraded()).isTrue();
            acknowledged.add(run + number);
        }
        assertThat(writeIds(A)).containsAll(acknowledged);
        b.restart();
        Eventually.holds("the bus that returned acknowledges again", () -> !write().degraded());
        assertThat(writeIds(B)).contains(run + number);
    }

    @Test
    void frozenBusIsLeftOutAndComesBack() {
        Eventually.holds("both buses acknowledge", () -> !write().degraded());
        b.freeze();
        try {
            Eventually.holds("the frozen bus is left out", () -> {
                write();
                return !writer.leftOut().isEmpty();
            });
            assertThat(write().degraded()).isTrue();
        } finally {
            b.thaw();
        }
        Eventually.holds("the thawed bus acknowledges again", () -> !write().degraded());
    }

    @Test
    void writerThatStartsWhileABusIsAwayFindsItLater() {
        b.kill();
        try (var late = BusWriter.of(MESH, "x")) {
            // the first one may have to wait for a connection
            Eventually.holds("the other bus takes it", () -> late.write(next()).degraded());
            for (int i = 0; i < 50; i++) {
                assertThat(late.write(next()).degraded()).isTrue();
            }
            b.restart();
            Eventually.holds("the bus acknowledges", () -> !late.write(next()).degraded());
        }
    }

    private BusWriter.Receipt write() {
        return writer.write(next());
    }

    private BusRecord next() {
        number++;
        return new BusRecord(TOPIC, Integer.toString(number), run + number, Int64Value.of(number));
    }

    private static Set<String> writeIds(String address) {
        var ids = new HashSet<String>();
        try (var consumer = Consumers.of(address + ":9092", "test", 100, 1)) {
            var partitions = Consumers.partitions(consumer, TOPIC);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(r -> ids.add(new String(
                                r.headers().lastHeader(BusRecord.WRITE_ID).value(), StandardCharsets.UTF_8)));
            }
        }
        return ids;
    }
}
