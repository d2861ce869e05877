package dev.catamaran.feed.post;

import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.kit.warmup.Rehearsal;
import dev.catamaran.feed.proto.post.GetRequest;
import dev.catamaran.feed.proto.post.PostsGrpc;
import io.grpc.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/** Asks for posts, from the cache and from the store. */
@ApplicationScoped
public class ReadRehearsal implements Rehearsal {
    private static final int POSTS = 50;

    private int round;

    @Override
    public void play(Channel self, MeshEnvironment mesh) {
        var posts = PostsGrpc.newBlockingStub(self).withDeadlineAfter(1, TimeUnit.SECONDS);
        long some = round++ % POSTS;
        posts.get(GetRequest.newBuilder().addIds(some).addIds(some + POSTS).build());
    }
}
