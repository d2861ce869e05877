package dev.catamaran.feed.gateway;

import dev.catamaran.feed.kit.call.MeshChannels;
import dev.catamaran.feed.kit.call.Replies;
import dev.catamaran.feed.proto.gateway.HomePost;
import dev.catamaran.feed.proto.gateway.HomeReply;
import dev.catamaran.feed.proto.post.Post;
import dev.catamaran.feed.proto.relation.PeopleRequest;
import dev.catamaran.feed.proto.relation.RelationsGrpc;
import dev.catamaran.feed.proto.relation.RelationsGrpc.RelationsFutureStub;
import dev.catamaran.feed.proto.timeline.ReadRequest;
import dev.catamaran.feed.proto.timeline.TimelinesGrpc;
import dev.catamaran.feed.proto.timeline.TimelinesGrpc.TimelinesFutureStub;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** Puts the home page together. Without the timeline there is no page; names, counts and suggestions may be missing. */
@ApplicationScoped
public class HomePage {
    private static final int POSTS = 20;

    private final TimelinesFutureStub timelines;
    private final RelationsFutureStub relations;
    private final Names names;
    private final Suggestions suggestions;

    public HomePage(MeshChannels channels, Names names, Suggestions suggestions) {
        this.timelines = TimelinesGrpc.newFutureStub(channels.to("timeline"));
        this.relations = RelationsGrpc.newFutureStub(channels.to("relation"));
        this.names = names;
        this.suggestions = suggestions;
    }

    /** @throws io.grpc.StatusRuntimeException when the timeline cannot be had */
    HomeReply of(long person) {
        var counts = new Part<>(
                "counts",
                relations.counts(PeopleRequest.newBuilder().setPerson(person).build()));
        var suggested = suggestions.of(person);
        var posts = Replies.await(timelines.read(ReadRequest.newBuilder()
                        .setPerson(person)
                        .setLimit(POSTS)
                        .build()))
                .getPostsList();
        var missing = new ArrayList<String>();
        var authors = names.of(posts.stream().map(Post::getAuthor).collect(Collectors.toSet()), missing);
        var page = HomeReply.newBuilder().setPerson(person);
        posts.forEach(post -> page.addPosts(HomePost.newBuilder()
                .setId(post.getId())
                .setAuthor(post.getAuthor())
                .setAuthorName(authors.getOrDefault(post.getAuthor(), ""))
                .setText(post.getText())));
        counts.orMissing(missing)
                .ifPresent(both -> page.setFollowing(both.getFollowing()).setFollowers(both.getFollowers()));
        suggested.orMissing(missing).ifPresent(page::addAllSuggestions);
        return page.addAllMissing(missing).build();
    }
}
