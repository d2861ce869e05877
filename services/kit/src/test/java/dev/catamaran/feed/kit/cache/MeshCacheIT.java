package dev.catamaran.feed.kit.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.testkit.Eventually;
import dev.catamaran.feed.testkit.RealServer;
import dev.catamaran.feed.testkit.RealServers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

@Timeout(60)
class MeshCacheIT {
    private static final String ADDRESS = "127.41.2.1";
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final byte[] VALUE = "value".getBytes(StandardCharsets.UTF_8);

    private final RealServer redis;
    private final MeshCache cache = new MeshCache(
            MeshEnvironment.of(Map.of("CATAMARAN_CACHE_HOT", ADDRESS + ":" + RealServers.REDIS_PORT)), "hot");

    MeshCacheIT(@TempDir Path folder) {
        this.redis = RealServers.redis(folder, ADDRESS);
    }

    @BeforeEach
    void connect() {
        assertThat(cache.get("nothing")).isEmpty();
    }

    @AfterEach
    void stop() {
        cache.close();
        redis.close();
    }

    @Test
    void keepsAndForgets() {
        cache.put("a", VALUE, LONG);
        cache.put("b", VALUE, LONG);
        assertThat(cache.get("a")).hasValue(VALUE);
        cache.forget(List.of("a", "b", "never kept"));
        assertThat(cache.get("a")).isEmpty();
        assertThat(cache.get("b")).isEmpty();
    }

    @Test
    void valuesHaveTheirTimeToLive() {
        cache.put("a", VALUE, Duration.ofMillis(1));
        Eventually.holds("the value is gone", () -> cache.get("a").isEmpty());
    }

    @Test
    void saysNothingThatEnvoysRedisProxyWouldRefuse() {
        cache.put("a", VALUE, LONG);
        cache.forget(List.of("a"));
        try (var admin = new Jedis(ADDRESS, RealServers.REDIS_PORT)) {
            // the admin's own connection adds what it needs, so only what a RESP2 client without a name would not say
            assertThat(admin.info("commandstats"))
                    .contains("cmdstat_get:", "cmdstat_set:", "cmdstat_del:")
                    .doesNotContain("cmdstat_hello:", "cmdstat_select:");
        }
    }

    @Test
    void deadCacheIsAnEmptyOneAndComesBack() {
        redis.kill();
        assertThatCode(() -> {
                    cache.put("a", VALUE, LONG);
                    cache.forget(List.of("a"));
                    assertThat(cache.get("a")).isEmpty();
                })
                .doesNotThrowAnyException();
        redis.restart();
        Eventually.holds("values are kept again", () -> {
            cache.put("a", VALUE, LONG);
            return cache.get("a").isPresent();
        });
    }

    @Test
    void frozenCacheIsLeftOutAndComesBack() {
        cache.put("a", VALUE, LONG);
        redis.freeze();
        // held for its patience a few times; without a breaker these would take minutes
        for (int i = 0; i < 2_000; i++) {
            assertThat(cache.get("a")).isEmpty();
        }
        redis.thaw();
        Eventually.holds("the value is found again", () -> cache.get("a").isPresent());
    }
}
