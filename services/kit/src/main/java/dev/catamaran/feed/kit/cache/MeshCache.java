package dev.catamaran.feed.kit.cache;

import dev.catamaran.feed.kit.breaker.Breaker;
import dev.catamaran.feed.kit.breaker.Breaker.Permission;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/**
 * A cache that never fails a request: when it does not answer in time, nothing is cached. One that keeps failing is left out, so that it does not hold
 * up every request either.
 *
 * <p>Speaks RESP2 without HELLO, CLIENT or SELECT, none of which Envoy's redis proxy takes.
 */
public final class MeshCache implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(MeshCache.class);
    private static final int PATIENCE_MS = 120; // a little over the sidecar's own op_timeout
    private static final int CONNECT_PATIENCE_MS = 50; // the sidecar is on this machine
    private static final int CONNECTIONS = 16;
    private static final int FAILURES_TO_OPEN = 5;
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(500);

    private final JedisPooled redis;
    private final Breaker breaker = new Breaker(FAILURES_TO_OPEN, PROBE_INTERVAL, InstantSource.system());

    public MeshCache(MeshEnvironment mesh, String name) {
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        pool.setMaxWait(Duration.ofMillis(CONNECT_PATIENCE_MS));
        pool.setJmxEnabled(false);
        this.redis = new JedisPooled(
                pool,
                HostAndPort.from(mesh.cache(name)),
                DefaultJedisClientConfig.builder()
                        .connectionTimeoutMillis(CONNECT_PATIENCE_MS)
                        .socketTimeoutMillis(PATIENCE_MS)
                        .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                        .build());
    }

    public Optional<byte[]> get(String key) {
        return ask("get", () -> redis.get(bytes(key)));
    }

    /** Several at once, by key; what is not there is left out. */
    public Map<String, byte[]> getAll(List<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var values = ask(
                        "get",
                        () -> redis.mget(keys.stream().map(MeshCache::bytes).toArray(byte[][]::new)))
                .orElse(List.of());
        var found = new HashMap<String, byte[]>();
        for (int i = 0; i < values.size(); i++) {
            byte[] value = values.get(i);
            if (value != null) {
                found.put(keys.get(i), value);
            }
        }
        return found;
    }

    /**
     * Keeps a value.
     *
     * @param timeToLive at least 1 ms
     */
    public void put(String key, byte[] value, Duration timeToLive) {
        ask("put", () -> redis.set(bytes(key), value, SetParams.setParams().px(timeToLive.toMillis())));
    }

    /** Forgets these keys; while the cache does not answer they stay until their time is over. */
    public void forget(Collection<String> keys) {
        if (!keys.isEmpty()) {
            ask("forget", () -> redis.del(keys.stream().map(MeshCache::bytes).toArray(byte[][]::new)));
        }
    }

    private <T> Optional<T> ask(String what, Supplier<@Nullable T> question) {
        if (breaker.ask() == Permission.SKIP) {
            return Optional.empty();
        }
        try {
            var answer = question.get();
            if (breaker.succeeded()) {
                LOG.info("event=cache-back");
            }
            return Optional.ofNullable(answer);
        } catch (JedisException e) {
            if (breaker.failed()) {
                LOG.warnf("event=cache-left-out after=%s reason=\"%s\"", what, e.getMessage());
            }
            return Optional.empty();
        }
    }

    private static byte[] bytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        redis.close();
    }
}
