package dev.catamaran.feed.relation;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.catamaran.feed.kit.cache.MeshCache;
import dev.catamaran.feed.kit.domain.Relations;
import dev.catamaran.feed.proto.relation.PeopleReply;
import dev.catamaran.feed.relation.RelationStore.StoreException;
import io.grpc.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongFunction;
import org.jboss.logging.Logger;

/**
 * Cache-aside in front of the store. An empty list is cached like any other (no penetration), one reader at a time asks the store for a key (no
 * breakdown), times to live are jittered (no avalanche). The applier forgets keys that changed; what it misses is stale for at most the
 * time to live.
 */
@ApplicationScoped
public class People {
    private static final Logger LOG = Logger.getLogger(People.class);
    private static final int SHORTEST_TTL_MS = 45_000;
    private static final int JITTER_MS = 15_000;

    private final MeshCache cache;
    private final RelationStore store;
    private final ConcurrentMap<String, CompletableFuture<PeopleReply>> underWay = new ConcurrentHashMap<>();
    private final Counter hits;
    private final Counter misses;

    public People(MeshCache cache, RelationStore store, MeterRegistry metrics) {
        this.cache = cache;
        this.store = store;
        this.hits = lookups(metrics, "hit");
        this.misses = lookups(metrics, "miss");
    }

    private static Counter lookups(MeterRegistry metrics, String result) {
        return Counter.builder("feed.cache.lookups")
                .description("Lookups in the cache before the store")
                .tag("result", result)
                .register(metrics);
    }

    PeopleReply following(long person) {
        return find(Relations.followingKey(person), person, store::following);
    }

    PeopleReply followers(long person) {
        return find(Relations.followersKey(person), person, store::followers);
    }

    private PeopleReply find(String key, long person, LongFunction<PeopleReply> read) {
        var cached = cache.get(key).flatMap(People::parse);
        if (cached.isPresent()) {
            hits.increment();
            return cached.get();
        }
        misses.increment();
        var mine = new CompletableFuture<PeopleReply>();
        var others = underWay.putIfAbsent(key, mine);
        return others == null ? load(key, person, read, mine) : join(others);
    }

    private PeopleReply load(
            String key, long person, LongFunction<PeopleReply> read, CompletableFuture<PeopleReply> mine) {
        try {
            var found = read.apply(person);
            mine.complete(found);
            cache.put(key, found.toByteArray(), timeToLive());
            return found;
        } catch (StoreException e) {
            mine.completeExceptionally(e);
            throw unavailable(e);
        } finally {
            // Whatever else went wrong: nobody may wait for ever. Without effect when it was completed.
            mine.completeExceptionally(new IllegalStateException("the reader of " + key + " gave up"));
            underWay.remove(key, mine);
        }
    }

    private static PeopleReply join(CompletableFuture<PeopleReply> others) {
        try {
            return others.join();
        } catch (CompletionException e) {
            throw unavailable(e);
        }
    }

    private static RuntimeException unavailable(Exception cause) {
        LOG.warnf("event=store-unavailable reason=\"%s\"", cause.getMessage());
        return Status.UNAVAILABLE
                .withDescription("the store cannot be read now")
                .asRuntimeException();
    }

    private static Duration timeToLive() {
        return Duration.ofMillis(SHORTEST_TTL_MS + ThreadLocalRandom.current().nextInt(JITTER_MS));
    }

    private static Optional<PeopleReply> parse(byte[] bytes) {
        try {
            return Optional.of(PeopleReply.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty(); // another version of this service wrote it
        }
    }
}
