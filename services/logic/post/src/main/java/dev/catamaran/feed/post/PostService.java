package dev.catamaran.feed.post;

import dev.catamaran.feed.kit.bus.EventWriter;
import dev.catamaran.feed.kit.cache.CacheAside;
import dev.catamaran.feed.kit.cache.MeshCache;
import dev.catamaran.feed.kit.call.Limits;
import dev.catamaran.feed.kit.domain.Domain;
import dev.catamaran.feed.kit.domain.Keys;
import dev.catamaran.feed.proto.post.CreateReply;
import dev.catamaran.feed.proto.post.CreateRequest;
import dev.catamaran.feed.proto.post.GetReply;
import dev.catamaran.feed.proto.post.GetRequest;
import dev.catamaran.feed.proto.post.Post;
import dev.catamaran.feed.proto.post.PostsGrpc;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import java.time.Duration;

/** Posts: new ones to the bus, reads through the cache. */
@GrpcService
public class PostService extends PostsGrpc.PostsImplBase {
    private static final int LONGEST_TEXT = 500;

    private final EventWriter bus;
    private final PostStore store;
    private final CacheAside<Post> posts;

    public PostService(EventWriter bus, PostStore store, MeshCache cache, MeterRegistry metrics) {
        this.bus = bus;
        this.store = store;
        this.posts = new CacheAside<>(cache, Post.parser(), "post", Duration.ZERO, metrics);
    }

    @Override
    @Blocking
    public void create(CreateRequest request, StreamObserver<CreateReply> answer) {
        var event = request.getEvent();
        EventWriter.requireText("a post", event.getText(), 1, LONGEST_TEXT);
        boolean degraded =
                bus.write(Domain.POST, Long.toString(event.getAuthor()), event.getWriteId(), event.getHlc(), event);
        answer.onNext(CreateReply.newBuilder().setDegraded(degraded).build());
        answer.onCompleted();
    }

    @Override
    @Blocking
    public void get(GetRequest request, StreamObserver<GetReply> answer) {
        Limits.requireCount("ids", request.getIdsCount());
        var found = posts.getEach(request.getIdsList(), Keys::post, store::read).stream()
                .filter(post -> post.getId() != 0)
                .toList();
        answer.onNext(GetReply.newBuilder().addAllPosts(found).build());
        answer.onCompleted();
    }
}
