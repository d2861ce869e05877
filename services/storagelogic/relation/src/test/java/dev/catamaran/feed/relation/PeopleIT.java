package dev.catamaran.feed.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catamaran.feed.kit.cache.MeshCache;
import dev.catamaran.feed.kit.domain.Relations;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.proto.relation.PeopleReply;
import dev.catamaran.feed.testkit.Eventually;
import dev.catamaran.feed.testkit.RealServer;
import dev.catamaran.feed.testkit.RealServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A real cache before a store that counts. */
@Timeout(60)
class PeopleIT {
    private static final String ADDRESS = "127.41.8.2";

    private final RealServer redis;
    private final MeshCache cache = new MeshCache(
            MeshEnvironment.of(Map.of("CATAMARAN_CACHE_HOT", ADDRESS + ":" + RealServers.REDIS_PORT)), Relations.CACHE);
    private final CountingStore store = new CountingStore();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final People people = new People(cache, store, metrics);

    PeopleIT(@TempDir Path folder) {
        redis = RealServers.redis(folder, ADDRESS);
    }

    @AfterEach
    void stop() {
        cache.close();
        redis.close();
    }

    @Test
    void secondReadIsAHit() {
        assertThat(people.following(1)).isEqualTo(store.reply);
        assertThat(people.following(1)).isEqualTo(store.reply);
        assertThat(store.reads).hasValue(1);
    }

    @Test
    void emptyListIsCachedToo() {
        store.reply = PeopleReply.getDefaultInstance();
        assertThat(people.followers(1)).isEqualTo(store.reply);
        assertThat(people.followers(1)).isEqualTo(store.reply);
        assertThat(store.reads).hasValue(1);
    }

    @Test
    void forgottenKeyIsReadAnew() {
        people.following(1);
        store.reply = PeopleReply.newBuilder().addPeople(7).setTotal(1).build();
        cache.forget(List.of(Relations.followingKey(1)));
        assertThat(people.following(1)).isEqualTo(store.reply);
    }

    @Test
    void valueThatCannotBeReadIsAMiss() {
        cache.put(Relations.followingKey(1), "other".getBytes(StandardCharsets.UTF_8), Duration.ofMinutes(1));
        assertThat(people.following(1)).isEqualTo(store.reply);
    }

    @Test
    void withoutACacheTheStoreAnswers() {
        redis.kill();
        assertThat(people.following(1)).isEqualTo(store.reply);
        assertThat(people.following(1)).isEqualTo(store.reply);
        assertThat(store.reads).hasValue(2);
    }

    @Test
    void storeThatIsAwayIsUnavailableAndAskedAgain() {
        store.away = true;
        assertThatThrownBy(() -> people.following(1)).hasMessage("UNAVAILABLE: the store cannot be read now");
        store.away = false;
        assertThat(people.following(1)).isEqualTo(store.reply);
    }

    @Test
    void oneReaderAtATimeAsksTheStore() throws Exception {
        store.gate = new CountDownLatch(1);
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = readers.submit(() -> people.following(1));
            Eventually.holds("the first one asks the store", () -> store.reads.get() == 1);
            var others = IntStream.range(0, 20)
                    .mapToObj(i -> readers.submit(() -> people.following(1)))
                    .toList();
            Eventually.holds(
                    "the others have missed",
                    () -> metrics.counter("feed.cache.lookups", "result", "miss")
                                    .count()
                            == 21);
            store.gate.countDown();
            assertThat(first.get()).isEqualTo(store.reply);
            for (var other : others) {
                assertThat(other.get()).isEqualTo(store.reply);
            }
        }
        assertThat(store.reads).hasValue(1);
    }

    private static final class CountingStore extends RelationStore {
        private final AtomicInteger reads = new AtomicInteger();
        private volatile PeopleReply reply =
                PeopleReply.newBuilder().addPeople(2).setTotal(1).setVersion(9).build();
        private volatile boolean away;
        private volatile CountDownLatch gate = new CountDownLatch(0);

        CountingStore() {
            super(new PGSimpleDataSource());
        }

        @Override
        PeopleReply following(long person) {
            reads.incrementAndGet();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (away) {
                throw new StoreException(new SQLException("away"));
            }
            return reply;
        }

        @Override
        PeopleReply followers(long person) {
            return following(person);
        }
    }
}
