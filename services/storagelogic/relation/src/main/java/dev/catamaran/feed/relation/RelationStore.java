package dev.catamaran.feed.relation;

import dev.catamaran.feed.proto.relation.PeopleReply;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Reads this cell's own store. */
@ApplicationScoped
public class RelationStore {
    private static final String FOLLOWING = list("followee", "follower");
    private static final String FOLLOWERS = list("follower", "followee");

    private final DataSource store;

    public RelationStore(DataSource store) {
        this.store = store;
    }

    /** The store cannot be read now. */
    static final class StoreException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoreException(SQLException cause) {
            super("the store cannot be read: " + cause.getMessage(), cause);
        }
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
        try (var connection = store.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, person);
            statement.setLong(2, person);
            var reply = PeopleReply.newBuilder();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    reply.setVersion(rows.getLong(1));
                    reply.setTotal(rows.getInt(3));
                    if (reply.getTotal() > 0) {
                        reply.addPeople(rows.getLong(2));
                    }
                }
            }
            return reply.build();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }
}
