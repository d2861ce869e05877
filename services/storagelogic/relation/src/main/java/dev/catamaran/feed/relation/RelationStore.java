package dev.catamaran.feed.relation;

import dev.catamaran.feed.proto.relation.CountsReply;
import dev.catamaran.feed.proto.relation.PageReply;
import dev.catamaran.feed.proto.relation.PeopleReply;
import dev.catamaran.feed.store.StoreReader;
import jakarta.enterprise.context.ApplicationScoped;

/** Relations as this cell's own store has them. */
@ApplicationScoped
public class RelationStore {
    private static final int PAGE = 500;
    private static final String FOLLOWING = list("followee", "follower");
    private static final String FOLLOWERS = list("follower", "followee");
    private static final String COUNTS = """
            SELECT (SELECT count(*) FROM edge WHERE follower = ? AND following),
                   (SELECT count(*) FROM edge WHERE followee = ? AND following)
            """;
    private static final String FOLLOWERS_PAGE =
            "SELECT follower FROM edge WHERE followee = ? AND following AND follower > ? ORDER BY follower LIMIT "
                    + PAGE;

    private final StoreReader store;

    public RelationStore(StoreReader store) {
        this.store = store;
    }

    /** The newest stamp is that of all changes, unfollows too: whoever has read it must not write an older one. */
    private static String list(String wanted, String given) {
        return """
                SELECT all_changes.newest, e.%1$s, count(e.%1$s) OVER ()
                FROM (SELECT max(hlc) AS newest FROM edge WHERE %2$s = ?) all_changes
                LEFT JOIN edge e ON e.%2$s = ? AND e.following
                ORDER BY e.hlc DESC, e.%1$s LIMIT 1000
                """.formatted(wanted, given);
    }

    PeopleReply following(long person) {
        return read(FOLLOWING, person);
    }

    PeopleReply followers(long person) {
        return read(FOLLOWERS, person);
    }

    private PeopleReply read(String sql, long person) {
        var reply = PeopleReply.newBuilder();
        var _ = store.read(
                sql,
                row -> {
                    reply.setVersion(row.getLong(1)).setTotal(row.getInt(3));
                    return reply.getTotal() > 0 ? reply.addPeople(row.getLong(2)) : reply;
                },
                person,
                person);
        return reply.build();
    }

    CountsReply counts(long person) {
        return store.read(
                        COUNTS,
                        row -> CountsReply.newBuilder()
                                .setFollowing(row.getInt(1))
                                .setFollowers(row.getInt(2))
                                .build(),
                        person,
                        person)
                .getFirst();
    }

    /** The followers after that one, in ascending order. */
    PageReply followersPage(long person, long after) {
        var followers = store.read(FOLLOWERS_PAGE, row -> row.getLong(1), person, after);
        return PageReply.newBuilder()
                .addAllFollowers(followers)
                .setLast(followers.size() < PAGE)
                .build();
    }
}
