package dev.catamaran.feed.relation;

import dev.catamaran.feed.kit.bus.EventWriter;
import dev.catamaran.feed.kit.cache.CacheAside;
import dev.catamaran.feed.kit.cache.MeshCache;
import dev.catamaran.feed.kit.domain.Domain;
import dev.catamaran.feed.kit.domain.Keys;
import dev.catamaran.feed.proto.relation.ChangeReply;
import dev.catamaran.feed.proto.relation.ChangeRequest;
import dev.catamaran.feed.proto.relation.CountsReply;
import dev.catamaran.feed.proto.relation.PageReply;
import dev.catamaran.feed.proto.relation.PageRequest;
import dev.catamaran.feed.proto.relation.PeopleReply;
import dev.catamaran.feed.proto.relation.PeopleRequest;
import dev.catamaran.feed.proto.relation.RelationsGrpc;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import java.time.Duration;

/** Who follows whom: changes to the bus, lists and counts through the cache. */
@GrpcService
public class RelationService extends RelationsGrpc.RelationsImplBase {
    private final EventWriter bus;
    private final RelationStore store;
    private final CacheAside<PeopleReply> lists;
    private final CacheAside<CountsReply> counts;

    public RelationService(EventWriter bus, RelationStore store, MeshCache cache, MeterRegistry metrics) {
        this.bus = bus;
        this.store = store;
        this.lists = new CacheAside<>(cache, PeopleReply.parser(), "people", Duration.ZERO, metrics);
        this.counts = new CacheAside<>(cache, CountsReply.parser(), "counts", Duration.ZERO, metrics);
    }

    @Override
    @Blocking
    public void change(ChangeRequest request, StreamObserver<ChangeReply> answer) {
        var event = request.getEvent();
        if (event.getFolloweesCount() == 0) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("a change needs at least one followee")
                    .asRuntimeException();
        }
        boolean degraded = bus.write(
                Domain.RELATION, Long.toString(event.getFollower()), event.getWriteId(), event.getHlc(), event);
        answer.onNext(ChangeReply.newBuilder().setDegraded(degraded).build());
        answer.onCompleted();
    }

    @Override
    @Blocking
    public void following(PeopleRequest request, StreamObserver<PeopleReply> answer) {
        long person = request.getPerson();
        answer.onNext(lists.get(Keys.following(person), () -> store.following(person)));
        answer.onCompleted();
    }

    @Override
    @Blocking
    public void followers(PeopleRequest request, StreamObserver<PeopleReply> answer) {
        long person = request.getPerson();
        answer.onNext(lists.get(Keys.followers(person), () -> store.followers(person)));
        answer.onCompleted();
    }

    @Override
    @Blocking
    public void counts(PeopleRequest request, StreamObserver<CountsReply> answer) {
        long person = request.getPerson();
        answer.onNext(counts.get(Keys.counts(person), () -> store.counts(person)));
        answer.onCompleted();
    }

    @Override
    @Blocking
    public void followersPage(PageRequest request, StreamObserver<PageReply> answer) {
        answer.onNext(store.followersPage(request.getPerson(), request.getAfter()));
        answer.onCompleted();
    }
}
