package dev.catamaran.feed.kit.cache;

import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.jboss.logging.Logger;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/**
 * A cache that never fails a request: when it does not answer in time, nothing is cached.
 *
 * <p>Speaks RESP2 without HELLO, CLIENT or SELECT, none of which Envoy's redis proxy takes.
 */
public final class MeshCache implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(MeshCache.class);
    private static final int PATIENCE_MS = 150; // a little over the sidecar's own op_timeout
    private static final int CONNECTIONS = 16;

    private final JedisPooled redis;

    public MeshCache(MeshEnvironment mesh, String name) {
        var pool = new ConnectionPoolConfig();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        pool.setMaxWait(Duration.ofMillis(PATIENCE_MS));
        pool.setJmxEnabled(false);
        this.redis = new JedisPooled(
                pool,
                HostAndPort.from(mesh.cache(name)),
                DefaultJedisClientConfig.builder()
                        .connectionTimeoutMillis(PATIENCE_MS)
                        .socketTimeoutMillis(PATIENCE_MS)
                        .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
                        .build());
    }

    public Optional<byte[]> get(String key) {
        try {
            return Optional.ofNullable(redis.get(bytes(key)));
        } catch (JedisException e) {
            LOG.debugf("event=cache-get-failed reason=\"%s\"", e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Keeps a value.
     *
     * @param timeToLive at least 1 ms
     */
    public void put(String key, byte[] value, Duration timeToLive) {
        try {
            redis.set(bytes(key), value, SetParams.setParams().px(timeToLive.toMillis()));
        } catch (JedisException e) {
            LOG.debugf("event=cache-put-failed reason=\"%s\"", e.getMessage());
        }
    }

    public void forget(Collection<String> keys) {
        try {
            redis.del(keys.stream().map(MeshCache::bytes).toArray(byte[][]::new));
        } catch (JedisException e) {
            LOG.debugf("event=cache-forget-failed reason=\"%s\"", e.getMessage());
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
