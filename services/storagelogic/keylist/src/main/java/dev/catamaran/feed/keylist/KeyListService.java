package dev.catamaran.feed.keylist;

import dev.catamaran.feed.kit.bus.EventWriter;
import dev.catamaran.feed.kit.cache.CacheAside;
import dev.catamaran.feed.kit.cache.MeshCache;
import dev.catamaran.feed.kit.call.Limits;
import dev.catamaran.feed.kit.domain.Domain;
import dev.catamaran.feed.kit.domain.Keys;
import dev.catamaran.feed.proto.keylist.AppendReply;
import dev.catamaran.feed.proto.keylist.AppendRequest;
import dev.catamaran.feed.proto.keylist.KeyListsGrpc;
import dev.catamaran.feed.proto.keylist.NewestReply;
import dev.catamaran.feed.proto.keylist.NewestRequest;
import dev.catamaran.feed.proto.keylist.RankReply;
import dev.catamaran.feed.proto.keylist.RankRequest;
import dev.catamaran.feed.proto.keylist.RankedReply;
import dev.catamaran.feed.proto.keylist.RankedRequest;
import dev.catamaran.feed.proto.keylist.RankingEvent;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import java.time.Duration;

/** Key lists: appends and rankings to the bus, lists through the cache. */
@GrpcService
public class KeyListService extends KeyListsGrpc.KeyListsImplBase {
    private static final int LONGEST_KEY = 64;

    private static final int MOST_ITEMS = 100;

    private final EventWriter bus;
    private final KeyListStore store;
    private final CacheAside<NewestReply> lists;
    private final CacheAside<RankedReply> rankings;

    public KeyListService(EventWriter bus, KeyListStore store, MeshCache cache, MeterRegistry metrics) {
        this.bus = bus;
        this.store = store;
        this.lists = new CacheAside<>(cache, NewestReply.parser(), "list", Duration.ZERO, metrics);
        this.rankings = new CacheAside<>(cache, RankedReply.parser(), "ranking", Duration.ZERO, metrics);
    }

    @Override
    @Blocking
    public void append(AppendRequest request, StreamObserver<AppendReply> answer) {
        var event = request.getEvent();
        Limits.requireCount("keys", event.getKeysCount());
        event.getKeysList().forEach(key -> EventWriter.requireText("a key", key, 1, LONGEST_KEY));
        boolean degraded =
                bus.write(Domain.KEYLIST, Long.toString(event.getId()), event.getWriteId(), event.getHlc(), event);
        answer.onNext(AppendReply.newBuilder().setDegraded(degraded).build());
        answer.onCompleted();
    }

    @Override
    @Blocking
    public void newest(NewestRequest request, StreamObserver<NewestReply> answer) {
        String key = request.getKey();
        answer.onNext(lists.get(Keys.list(key), () -> store.newest(key)));
        answer.onCompleted();
    }

    @Override
    @Blocking
    public void rank(RankRequest request, StreamObserver<RankReply> answer) {
        var event = request.getEvent();
        requireRankable(event);
        boolean degraded = bus.write(Domain.RANKING, event.getKey(), event.getWriteId(), event.getHlc(), event);
        answer.onNext(RankReply.newBuilder().setDegraded(degraded).build());
        answer.onCompleted();
    }

    /** What is on the bus must be applied: a score that is no number would hold up all that comes after it. */
    static void requireRankable(RankingEvent event) {
        EventWriter.requireText("a key", event.getKey(), 1, LONGEST_KEY);
        Limits.requireCount("items", event.getItemsCount(), MOST_ITEMS);
        for (var item : event.getItemsList()) {
            EventWriter.requireText("an item's id", item.getId(), 1, LONGEST_KEY);
            if (!Double.isFinite(item.getScore())) {
                throw Status.INVALID_ARGUMENT
                        .withDescription(
                                "a score is a finite number; that of %s is %s".formatted(item.getId(), item.getScore()))
                        .asRuntimeException();
            }
        }
    }

    @Override
    @Blocking
    public void ranked(RankedRequest request, StreamObserver<RankedReply> answer) {
        String key = request.getKey();
        answer.onNext(rankings.get(Keys.ranked(key), () -> store.ranked(key)));
        answer.onCompleted();
    }
}
