package dev.catamaran.feed.applier;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.catamaran.feed.kit.domain.Domain;
import dev.catamaran.feed.kit.domain.Keys;
import dev.catamaran.feed.proto.keylist.ListEvent;
import dev.catamaran.feed.proto.keylist.RankingEvent;
import dev.catamaran.feed.proto.post.PostEvent;
import dev.catamaran.feed.proto.profile.ProfileEvent;
import dev.catamaran.feed.proto.relation.RelationEvent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What one record of the bus changes. Pure.
 *
 * @param id the same for the same change, whichever bus it came over. The stamp belongs to it: a write sent again is stamped anew, and the newest stamp is what
 *     was acknowledged.
 * @param stale keys of the cache that say what was before
 */
record Change(String id, List<Row> rows, List<String> stale) {

    /**
     * Reads a record's value.
     *
     * @throws InvalidProtocolBufferException when it is none of this domain
     */
    static Change of(Domain domain, byte[] value) throws InvalidProtocolBufferException {
        return switch (domain) {
            case RELATION -> of(RelationEvent.parseFrom(value));
            case PROFILE -> of(ProfileEvent.parseFrom(value));
            case POST -> of(PostEvent.parseFrom(value));
            case KEYLIST -> of(ListEvent.parseFrom(value));
            case RANKING -> of(RankingEvent.parseFrom(value));
        };
    }

    static Change of(RelationEvent event) {
        long follower = event.getFollower();
        int count = event.getFolloweesCount();
        var rows = IntStream.range(0, count)
                .mapToObj(i -> new Row(
                        Table.EDGE,
                        List.of(follower, event.getFollowees(i)),
                        List.of(event.getFollowing()),
                        event.getHlc(),
                        count == 1 ? event.getWriteId() : event.getWriteId() + "/" + i))
                .toList();
        var stale = Stream.concat(
                Stream.of(Keys.following(follower), Keys.counts(follower)),
                event.getFolloweesList().stream()
                        .flatMap(followee -> Stream.of(Keys.followers(followee), Keys.counts(followee))));
        return new Change(id(Domain.RELATION, event.getWriteId(), event.getHlc()), rows, stale.toList());
    }

    private static Change of(ProfileEvent event) {
        var row = new Row(
                Table.PROFILE,
                List.of(event.getPerson()),
                List.of(event.getName(), event.getBio()),
                event.getHlc(),
                event.getWriteId());
        return new Change(
                id(Domain.PROFILE, event.getWriteId(), event.getHlc()),
                List.of(row),
                List.of(Keys.profile(event.getPerson())));
    }

    private static Change of(PostEvent event) {
        var row = new Row(
                Table.POST,
                List.of(event.getHlc()),
                List.of(event.getAuthor(), event.getText()),
                event.getHlc(),
                event.getWriteId());
        return new Change(id(Domain.POST, event.getWriteId(), event.getHlc()), List.of(row), List.of());
    }

    private static Change of(ListEvent event) {
        var rows = event.getKeysList().stream()
                .map(key -> new Row(
                        Table.LIST_ITEM, List.of(key, event.getId()), List.of(), event.getHlc(), event.getWriteId()))
                .toList();
        return new Change(
                id(Domain.KEYLIST, event.getWriteId(), event.getHlc()),
                rows,
                event.getKeysList().stream().map(Keys::list).toList());
    }

    private static Change of(RankingEvent event) {
        var items = new JsonArray();
        event.getItemsList().forEach(item -> items.add(JsonObject.of("id", item.getId(), "score", item.getScore())));
        var row = new Row(
                Table.RANKED_LIST,
                List.of(event.getKey()),
                List.of(items.encode()),
                event.getHlc(),
                event.getWriteId());
        return new Change(
                id(Domain.RANKING, event.getWriteId(), event.getHlc()),
                List.of(row),
                List.of(Keys.ranked(event.getKey())));
    }

    private static String id(Domain domain, String writeId, long hlc) {
        return domain + "/" + writeId + "@" + hlc;
    }
}
