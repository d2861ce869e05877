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
import dev.catamaran.feed.store.StoreReader;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import java.time.Duration;

/** Key lists: appends to the bus, the newest ids through the cache. */
@GrpcService
public class KeyListService extends KeyListsGrpc.KeyListsImplBase {
    private static final int LONGEST_KEY = 64;
    private static final String NEWEST = "SELECT id FROM list_item WHERE key = ? ORDER BY id DESC LIMIT 100";

    private final EventWriter bus;
    private final StoreReader store;
    private final CacheAside<NewestReply> lists;

    public KeyListService(EventWriter bus, StoreReader store, MeshCache cache, MeterRegistry metrics) {
        this.bus = bus;
        this.store = store;
        this.lists = new CacheAside<>(cache, NewestReply.parser(), "list", Duration.ZERO, metrics);
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
        answer.onNext(lists.get(
                Keys.list(key),
                () -> NewestReply.newBuilder()
                        .addAllIds(store.read(NEWEST, row -> row.getLong(1), key))
                        .build()));
        answer.onCompleted();
    }
}
