package dev.catamaran.feed.trends;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.catamaran.feed.kit.bus.BusRecord;
import dev.catamaran.feed.kit.bus.BusWriter;
import dev.catamaran.feed.kit.bus.Consumers;
import dev.catamaran.feed.kit.domain.Domain;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.proto.keylist.RankingEvent;
import dev.catamaran.feed.testkit.Eventually;
import dev.catamaran.feed.testkit.RealServer;
import dev.catamaran.feed.testkit.RealServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real bus, and processes that are killed with no notice. Each test counts tags of its own; all of it is over before the window moves past it. */
@Timeout(300)
class TrendsIT {
    private static final String BUS = "127.41.11.1";
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "CATAMARAN_CELL", "cell-a",
            "CATAMARAN_SERVICE", "trends",
            "CATAMARAN_BUS_FEED_BUS", "cell-a=" + BUS + ":9092");

    @TempDir
    private static Path folder = Path.of("unset");

    private static RealServer bus;
    private static BusWriter writer;

    private final Map<String, Double> written = new TreeMap<>();
    private int number;

    @BeforeAll
    static void start() throws Exception {
        bus = RealServers.kafka(
                folder.resolve("bus"),
                BUS,
                List.of("post.direct:2:1", "post.mirrored:2:1", "trends.tagged:1:1", "trends.counted:1:1"));
        writer = BusWriter.of(MeshEnvironment.of(ENVIRONMENT), Domain.BUS);
    }

    @AfterAll
    static void stop() {
        writer.close();
        bus.close();
    }

    @Test
    void countsAreExactWhenItsProcessIsKilledAgainAndAgain() {
        for (int round = 0; round < 4; round++) {
            try (var _ = process(0)) {
                write("again", 150);
                awaitSomeOf("again", 150 * round + 100);
                write("again", 20); // likely to be killed in a transaction with some of these
            }
            write("again", 30);
        }
        try (var _ = process(0)) {
            awaitExactly("again");
        }
    }

    /** It does not have the name to fence the dead one by: the broker gives up what that left open. */
    @Test
    void countsAreExactAlsoWhenAnotherReplicaTakesOver() {
        try (var _ = process(1)) {
            write("other", 150);
            awaitSomeOf("other", 100);
            write("other", 20);
        }
        try (var _ = process(2)) {
            write("other", 50);
            awaitExactly("other");
        }
    }

    @Test
    void countsAreExactWhenTheBusIsKilledUnderIt() {
        try (var _ = process(0)) {
            write("bus", 150);
            awaitSomeOf("bus", 100);
            write("bus", 20);
            bus.kill();
            bus.restart();
            write("bus", 150);
            awaitExactly("bus");
        }
    }

    @Test
    void countsAreExactWhenBothAreKilledAtOnce() {
        try (var _ = process(0)) {
            write("both", 150);
            awaitSomeOf("both", 100);
            write("both", 20);
            bus.kill();
        }
        bus.restart();
        try (var _ = process(0)) {
            write("both", 50);
            awaitExactly("both");
        }
    }

    private TrendsProcess process(int replica) {
        return new TrendsProcess(ENVIRONMENT, replica, folder.resolve("trends.log"));
    }

    /** Writes posts, two of three by both ways; every one has the tag, and every fifth another one too. */
    private void write(String tag, int count) {
        for (int i = 0; i < count; i++, number++) {
            boolean fifth = number % 5 == 0;
            var post =
                    Posts.post(tag + number, System.currentTimeMillis(), "#" + tag + (fifth ? " #" + tag + "5" : ""));
            written.merge(tag, 1.0, Double::sum);
            if (fifth) {
                written.merge(tag + "5", 1.0, Double::sum);
            }
            String author = Integer.toString(number % 7);
            if (number % 3 != 0) {
                send(new BusRecord(Domain.POST.mirrored(), author, post.getWriteId(), post));
            }
            if (number % 3 != 1) {
                send(new BusRecord(Domain.POST.direct(), author, post.getWriteId(), post));
            }
            if (number % 3 == 2) {
                send(new BusRecord(Domain.POST.direct(), author, post.getWriteId(), post));
            }
        }
    }

    /** Until it is acknowledged, as a driver would send again what failed. */
    private static void send(BusRecord message) {
        Eventually.holds("acknowledged", () -> {
            writer.write(message);
            return true;
        });
    }

    private void awaitSomeOf(String tag, int posts) {
        Eventually.holds(posts + " are counted", () -> counted(tag).getOrDefault(tag, 0.0) >= posts);
    }

    private void awaitExactly(String tag) {
        Eventually.holds("all are counted", () -> {
            var counts = counted(tag);
            // More than there are never becomes right: say so at once.
            counts.forEach((counted, posts) -> assertThat(posts).as(counted).isLessThanOrEqualTo(written.get(counted)));
            return counts.equals(written);
        });
        assertThat(counted(tag)).isEqualTo(written);
    }

    /** What the last ranking says of the tags of one test. */
    private static Map<String, Double> counted(String tag) {
        var counts = new TreeMap<String, Double>();
        try (var consumer = Consumers.of("%s:9092".formatted(BUS), "test", 100, 1)) {
            var last = last(consumer);
            Posts.scores(last).forEach((counted, posts) -> {
                if (counted.startsWith(tag)) {
                    counts.put(counted, posts);
                }
            });
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
        return counts;
    }

    private static RankingEvent last(Consumer<byte[], byte[]> consumer) throws InvalidProtocolBufferException {
        var partitions = Consumers.partitions(consumer, Domain.TRENDS_COUNTED);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        long end = consumer.endOffsets(partitions).getOrDefault(partitions.getFirst(), 0L);
        var last = RankingEvent.getDefaultInstance();
        while (consumer.position(partitions.getFirst()) < end) {
            for (var message : consumer.poll(Duration.ofMillis(100))) {
                last = RankingEvent.parseFrom(message.value());
            }
        }
        return last;
    }
}
