package dev.catamaran.feed.applier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.feed.kit.domain.Domain;
import dev.catamaran.feed.proto.keylist.ListEvent;
import dev.catamaran.feed.proto.keylist.RankedItem;
import dev.catamaran.feed.proto.keylist.RankingEvent;
import dev.catamaran.feed.proto.post.PostEvent;
import dev.catamaran.feed.proto.profile.ProfileEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeTest {
    @Test
    void relationChangesAnEdgeAndMakesBothListsAndCountsStale() throws Exception {
        var change =
                Change.of(Domain.RELATION, Records.event("w", 7, 1, true, 2L).toByteArray());
        assertThat(change.rows()).containsExactly(Records.edge(1, 2, true, 7, "w"));
        assertThat(change.stale()).containsExactlyInAnyOrder("following:1", "counts:1", "followers:2", "counts:2");
    }

    @Test
    void profileIsOneRow() throws Exception {
        var event = ProfileEvent.newBuilder()
                .setWriteId("w")
                .setHlc(7)
                .setPerson(3)
                .setName("n")
                .setBio("b")
                .build();
        var change = Change.of(Domain.PROFILE, event.toByteArray());
        assertThat(change.rows()).containsExactly(new Row(Table.PROFILE, List.of(3L), List.of("n", "b"), 7, "w"));
        assertThat(change.stale()).containsExactly("profile:3");
    }

    @Test
    void postIsNamedByItsStamp() throws Exception {
        var event = PostEvent.newBuilder()
                .setWriteId("w")
                .setHlc(7)
                .setAuthor(3)
                .setText("t")
                .build();
        var change = Change.of(Domain.POST, event.toByteArray());
        assertThat(change.rows()).containsExactly(new Row(Table.POST, List.of(7L), List.of(3L, "t"), 7, "w"));
    }

    @Test
    void appendIsOneRowForEachList() throws Exception {
        var event = ListEvent.newBuilder()
                .setWriteId("w")
                .setHlc(7)
                .addKeys("timeline/1")
                .addKeys("timeline/2")
                .setId(9)
                .build();
        var change = Change.of(Domain.KEYLIST, event.toByteArray());
        assertThat(change.rows())
                .containsExactly(
                        new Row(Table.LIST_ITEM, List.of("timeline/1", 9L), List.of(), 7, "w"),
                        new Row(Table.LIST_ITEM, List.of("timeline/2", 9L), List.of(), 7, "w"));
        assertThat(change.stale()).containsExactly("list:timeline/1", "list:timeline/2");
    }

    @Test
    void rankingIsOneRowInItsOrder() throws Exception {
        var event = RankingEvent.newBuilder()
                .setWriteId("w")
                .setHlc(7)
                .setKey("best")
                .addItems(RankedItem.newBuilder().setId("b\"").setScore(1.5))
                .addItems(RankedItem.newBuilder().setId("a").setScore(1))
                .build();
        var change = Change.of(Domain.RANKING, event.toByteArray());
        String items = "[{\"id\":\"b\\\"\",\"score\":1.5},{\"id\":\"a\",\"score\":1.0}]";
        assertThat(change.rows()).containsExactly(new Row(Table.RANKED_LIST, List.of("best"), List.of(items), 7, "w"));
        assertThat(change.stale()).containsExactly("ranked:best");
    }

    @Test
    void writesOfDifferentDomainsOrStampsAreDifferentChanges() throws Exception {
        var post = PostEvent.newBuilder().setWriteId("w").setHlc(7);
        var profile = ProfileEvent.newBuilder().setWriteId("w").setHlc(7).build();
        assertThat(List.of(
                        Change.of(Domain.POST, post.build().toByteArray()).id(),
                        Change.of(Domain.POST, post.setHlc(8).build().toByteArray())
                                .id(),
                        Change.of(Domain.PROFILE, profile.toByteArray()).id()))
                .doesNotHaveDuplicates();
    }
}
