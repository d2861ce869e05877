package dev.catamaran.feed.kit.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Int64Value;
import dev.catamaran.feed.kit.domain.Domain;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.testkit.Eventually;
import dev.catamaran.feed.testkit.RealServer;
import dev.catamaran.feed.testkit.RealServers;
import io.grpc.Status;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real cache before a store that counts. */
@Timeout(60)
class CacheAsideIT {
    private static final String ADDRESS = "127.41.8.2";

    private final RealServer redis;
    private final MeshCache shared = new MeshCache(
            MeshEnvironment.of(Map.of("CATAMARAN_CACHE_HOT", ADDRESS + ":" + RealServers.REDIS_PORT)), Domain.CACHE);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final CacheAside<Int64Value> cache = cache(Duration.ZERO);

    private final AtomicInteger reads = new AtomicInteger();
    private volatile Int64Value value = Int64Value.of(9);
    private volatile boolean away;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    CacheAsideIT(@TempDir Path folder) {
        redis = RealServers.redis(folder, ADDRESS);
    }

    @AfterEach
    void stop() {
        shared.close();
        redis.close();
    }

    private CacheAside<Int64Value> cache(Duration near) {
        return new CacheAside<>(shared, Int64Value.parser(), "test", near, metrics);
    }

    private Int64Value read() {
        reads.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (away) {
            throw Status.UNAVAILABLE.asRuntimeException();
        }
        return value;
    }

    private Map<String, Int64Value> readAll(List<String> keys) {
        return keys.stream().collect(Collectors.toMap(key -> key, key -> read()));
    }

    @Test
    void secondReadIsAHit() {
        assertThat(cache.get("k", this::read)).isEqualTo(value);
        assertThat(cache.get("k", this::read)).isEqualTo(value);
        assertThat(reads).hasValue(1);
    }

    @Test
    void emptyValueIsCachedToo() {
        value = Int64Value.getDefaultInstance();
        cache.get("k", this::read);
        assertThat(cache.get("k", this::read)).isEqualTo(value);
        assertThat(reads).hasValue(1);
    }

    @Test
    void forgottenKeyIsReadAnew() {
        cache.get("k", this::read);
        value = Int64Value.of(7);
        shared.forget(List.of("k"));
        assertThat(cache.get("k", this::read)).isEqualTo(value);
    }

    @Test
    void nearValueIsKeptWithoutTheCacheForItsTimeOnly() {
        var near = cache(Duration.ofMillis(200));
        near.get("k", this::read);
        shared.forget(List.of("k"));
        value = Int64Value.of(7);
        assertThat(near.get("k", this::read)).isEqualTo(Int64Value.of(9));
        Eventually.holds("it is read anew", () -> near.get("k", this::read).equals(value));
    }

    @Test
    void valueThatCannotBeReadIsAMiss() {
        shared.put("k", "other".getBytes(StandardCharsets.UTF_8), Duration.ofMinutes(1));
        assertThat(cache.get("k", this::read)).isEqualTo(value);
    }

    @Test
    void severalAreReadAtOnceAndOnlyThoseThatAreMissing() {
        cache.get("a", this::read);
        assertThat(cache.getAll(List.of("a", "b", "c"), this::readAll)).containsOnlyKeys("a", "b", "c");
        assertThat(reads).hasValue(3);
        assertThat(cache.getAll(List.of("a", "b", "c"), this::readAll)).hasSize(3);
        assertThat(reads).hasValue(3);
    }

    @Test
    void withoutACacheTheStoreAnswers() {
        redis.kill();
        assertThat(cache.get("k", this::read)).isEqualTo(value);
        assertThat(cache.getAll(List.of("k"), this::readAll)).containsEntry("k", value);
        assertThat(reads).hasValue(2);
    }

    @Test
    void storeThatIsAwayIsUnavailableAndAskedAgain() {
        away = true;
        assertThatThrownBy(() -> cache.get("k", this::read)).hasMessage("UNAVAILABLE");
        away = false;
        assertThat(cache.get("k", this::read)).isEqualTo(value);
    }

    @Test
    void oneReaderAtATimeAsksTheStore() throws Exception {
        gate = new CountDownLatch(1);
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = readers.submit(() -> cache.get("k", this::read));
            Eventually.holds("the first one asks the store", () -> reads.get() == 1);
            var others = IntStream.range(0, 20)
                    .mapToObj(i -> readers.submit(() -> cache.get("k", this::read)))
                    .toList();
            Eventually.holds(
                    "the others have missed",
                    () -> metrics.counter("feed.cache.lookups", "kind", "test", "result", "miss")
                                    .count()
                            == 21);
            gate.countDown();
            assertThat(first.get()).isEqualTo(value);
            for (var other : others) {
                assertThat(other.get()).isEqualTo(value);
            }
        }
        assertThat(reads).hasValue(1);
    }
}
