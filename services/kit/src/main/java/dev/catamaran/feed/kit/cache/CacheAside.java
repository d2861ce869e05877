package dev.catamaran.feed.kit.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Two levels of cache in front of a store: one in this process (Caffeine), one that the cell shares (Redis). An empty value is cached like any other (no
 * penetration), one reader at a time asks the store for a key (no breakdown), times to live are jittered (no avalanche). The applier forgets shared keys that
 * changed; what it misses, and what this process keeps, is stale for at most the time to live.
 *
 * @param <V> a value with a form on the wire
 */
public final class CacheAside<V extends MessageLite> {
    private static final int SHORTEST_TTL_MS = 240_000;
    private static final int JITTER_MS = 60_000;
    private static final int NEAR_ENTRIES = 10_000;

    private final MeshCache shared;
    private final Cache<String, V> near;
    private final boolean hasNear;
    private final Parser<V> parser;
    private final ConcurrentMap<String, CompletableFuture<V>> underWay = new ConcurrentHashMap<>();
    private final Counter nearHits;
    private final Counter hits;
    private final Counter misses;

    /**
     * A cache of one kind of values.
     *
     * @param kind for the metrics
     * @param nearTtl how long this process keeps a value without asking anybody; zero for not at all
     */
    public CacheAside(MeshCache shared, Parser<V> parser, String kind, Duration nearTtl, MeterRegistry metrics) {
        this.shared = shared;
        this.parser = parser;
        this.hasNear = !nearTtl.isZero();
        this.near = Caffeine.newBuilder()
                .expireAfterWrite(nearTtl)
                .maximumSize(hasNear ? NEAR_ENTRIES : 0)
                .executor(Runnable::run) // a pool's threads would wake the CPU for nothing
                .build();
        this.nearHits = lookups(metrics, kind, "near");
        this.hits = lookups(metrics, kind, "hit");
        this.misses = lookups(metrics, kind, "miss");
    }

    private static Counter lookups(MeterRegistry metrics, String kind, String result) {
        return Counter.builder("feed.cache.lookups")
                .description(
                        "Lookups in the caches before the store: near (this process), hit (the cell's cache), miss")
                .tag("kind", kind)
                .tag("result", result)
                .register(metrics);
    }

    /**
     * One value.
     *
     * @param read asks the store; what it throws is passed on, and cached nowhere
     */
    public V get(String key, Supplier<V> read) {
        var known = known(key);
        if (known.isPresent()) {
            return known.get();
        }
        var found = shared.get(key).flatMap(this::parse);
        if (found.isPresent()) {
            hits.increment();
            remember(key, found.get());
            return found.get();
        }
        misses.increment();
        var mine = new CompletableFuture<V>();
        var others = underWay.putIfAbsent(key, mine);
        return others == null ? load(key, read, mine) : join(others);
    }

    private V load(String key, Supplier<V> read, CompletableFuture<V> mine) {
        try {
            V value = read.get();
            mine.complete(value);
            keep(key, value);
            return value;
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            // Whatever else went wrong: nobody may wait for ever. Without effect when it was completed.
            mine.completeExceptionally(new IllegalStateException("the reader of " + key + " gave up"));
            underWay.remove(key, mine);
        }
    }

    private V join(CompletableFuture<V> others) {
        try {
            return others.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /**
     * Several values at once, each once, in the order of the ids; what nobody answers for is left out.
     *
     * @param keyOf the key of an id
     * @param read asks the store for what no cache has, and answers by key; what does not exist may have an empty value
     */
    public <K> List<V> getEach(Collection<K> ids, Function<K, String> keyOf, Function<List<K>, Map<String, V>> read) {
        var byKey = new LinkedHashMap<String, K>();
        ids.forEach(id -> byKey.putIfAbsent(keyOf.apply(id), id));
        var found = getAll(
                byKey.keySet(),
                missed -> read.apply(missed.stream().map(byKey::get).toList()));
        return byKey.keySet().stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /**
     * Several values at once: one question to the cache, one to the store.
     *
     * @param read asks the store for what no cache has, and answers for every key: what does not exist has an empty value
     * @return by key
     */
    Map<String, V> getAll(Collection<String> keys, Function<List<String>, Map<String, V>> read) {
        var values = new HashMap<String, V>();
        var unknown = new ArrayList<String>();
        for (String key : keys) {
            known(key).ifPresentOrElse(value -> values.put(key, value), () -> unknown.add(key));
        }
        var missed = new ArrayList<String>();
        var cached = shared.getAll(unknown);
        for (String key : unknown) {
            Optional.ofNullable(cached.get(key))
                    .flatMap(this::parse)
                    .ifPresentOrElse(
                            value -> {
                                hits.increment();
                                remember(key, value);
                                values.put(key, value);
                            },
                            () -> missed.add(key));
        }
        if (!missed.isEmpty()) {
            misses.increment(missed.size());
            read.apply(List.copyOf(missed)).forEach((key, value) -> {
                keep(key, value);
                values.put(key, value);
            });
        }
        return values;
    }

    private Optional<V> known(String key) {
        var value = hasNear ? Optional.ofNullable(near.getIfPresent(key)) : Optional.<V>empty();
        value.ifPresent(_ -> nearHits.increment());
        return value;
    }

    private void keep(String key, V value) {
        remember(key, value);
        shared.put(
                key,
                value.toByteArray(),
                Duration.ofMillis(SHORTEST_TTL_MS + ThreadLocalRandom.current().nextInt(JITTER_MS)));
    }

    private void remember(String key, V value) {
        if (hasNear) {
            near.put(key, value);
        }
    }

    private Optional<V> parse(byte[] bytes) {
        try {
            return Optional.of(parser.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty(); // another version of this service wrote it
        }
    }
}
