package dev.catamaran.feed.fanout;

import dev.catamaran.feed.kit.bus.SeenWrites;
import dev.catamaran.feed.kit.call.MeshChannels;
import dev.catamaran.feed.kit.domain.Keys;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import dev.catamaran.feed.proto.keylist.AppendRequest;
import dev.catamaran.feed.proto.keylist.KeyListsGrpc;
import dev.catamaran.feed.proto.keylist.KeyListsGrpc.KeyListsBlockingStub;
import dev.catamaran.feed.proto.keylist.ListEvent;
import dev.catamaran.feed.proto.keylist.NewestRequest;
import dev.catamaran.feed.proto.post.PostEvent;
import dev.catamaran.feed.proto.relation.PageReply;
import dev.catamaran.feed.proto.relation.PageRequest;
import dev.catamaran.feed.proto.relation.RelationsGrpc;
import dev.catamaran.feed.proto.relation.RelationsGrpc.RelationsBlockingStub;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Puts a post into the timelines of its author's followers, as they are in this cell's store now, and last into the list of the author's own posts. */
@ApplicationScoped
public class Spreader {
    private static final int PATIENCE_SECONDS = 5;
    private static final int REMEMBERED = 10_000;

    private final String cell;
    private final RelationsBlockingStub relations;
    private final KeyListsBlockingStub lists;
    /** Most posts come twice, from both topics. */
    private final SeenWrites spread = new SeenWrites(REMEMBERED);

    public Spreader(MeshEnvironment mesh, MeshChannels channels) {
        this.cell = mesh.cell();
        this.relations = RelationsGrpc.newBlockingStub(channels.to("relation"));
        this.lists = KeyListsGrpc.newBlockingStub(channels.to("keylist"));
    }

    /**
     * Spreads the post; false when this process has done it before.
     *
     * @throws io.grpc.StatusRuntimeException when relation or keylist does not answer; a part may be done
     */
    boolean spread(PostEvent post) {
        String id = Long.toString(post.getHlc());
        if (spread.contains(id)) {
            return false;
        }
        PageReply page = PageReply.getDefaultInstance();
        for (int number = 0; !page.getLast(); number++) {
            long after = page.getFollowersCount() == 0 ? 0 : page.getFollowers(page.getFollowersCount() - 1);
            page = relations
                    .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .followersPage(PageRequest.newBuilder()
                            .setPerson(post.getAuthor())
                            .setAfter(after)
                            .build());
            var timelines = page.getFollowersList().stream().map(Keys::timeline);
            // The author sees their own posts too; their list comes last: whoever finds the post there knows that all
            // is done.
            var keys = page.getLast()
                    ? Stream.concat(
                            timelines, Stream.of(Keys.timeline(post.getAuthor()), Keys.postsOf(post.getAuthor())))
                    : timelines;
            append(post, number, keys.toList());
        }
        return spread.add(id);
    }

    private void append(PostEvent post, int page, List<String> keys) {
        var event = ListEvent.newBuilder()
                // Named by the cell too: followers may differ between cells at this moment, and each spreads to those
                // that it knows.
                .setWriteId("fanout/%d/%s/%d".formatted(post.getHlc(), cell, page))
                .setHlc(post.getHlc())
                .addAllKeys(keys)
                .setId(post.getHlc())
                .build();
        var _ = lists.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .append(AppendRequest.newBuilder().setEvent(event).build());
    }

    /** Whether the post is in its author's list, and so in every timeline. */
    boolean isSpread(PostEvent post) {
        return lists.withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .newest(NewestRequest.newBuilder()
                        .setKey(Keys.postsOf(post.getAuthor()))
                        .build())
                .getIdsList()
                .contains(post.getHlc());
    }
}
