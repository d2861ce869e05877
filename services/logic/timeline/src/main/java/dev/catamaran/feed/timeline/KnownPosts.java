package dev.catamaran.feed.timeline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.catamaran.feed.kit.call.MeshChannels;
import dev.catamaran.feed.kit.call.Replies;
import dev.catamaran.feed.proto.post.GetRequest;
import dev.catamaran.feed.proto.post.Post;
import dev.catamaran.feed.proto.post.PostsGrpc;
import dev.catamaran.feed.proto.post.PostsGrpc.PostsFutureStub;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The posts that this process has seen lately: a post never changes, and those of people with many followers are in many timelines. */
@ApplicationScoped
public class KnownPosts {
    private static final int MOST = 5_000;

    private final PostsFutureStub posts;
    private final Cache<Long, Post> known =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    public KnownPosts(MeshChannels channels) {
        this.posts = PostsGrpc.newFutureStub(channels.to("post"));
    }

    /** In the order of the ids; what is not there (yet) is left out. */
    List<Post> get(List<Long> ids) {
        var unknown = new ArrayList<>(ids);
        unknown.removeIf(id -> known.getIfPresent(id) != null);
        if (!unknown.isEmpty()) {
            Replies.await(posts.get(GetRequest.newBuilder().addAllIds(unknown).build()))
                    .getPostsList()
                    .forEach(post -> known.put(post.getId(), post));
        }
        return ids.stream().map(known::getIfPresent).filter(Objects::nonNull).toList();
    }
}
