package dev.catamaran.feed.relation;

import dev.catamaran.feed.proto.relation.PeopleReply;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Reads this cell's own store. */
@ApplicationScoped
public class RelationStore {
    private static final String FOLLOWING =
            "SELECT followee, hlc, count(*) OVER () FROM edge WHERE follower = ? AND following ORDER BY hlc DESC, followee LIMIT 1000";
    private static final String FOLLOWERS =
            "SELECT follower, hlc, count(*) OVER () FROM edge WHERE followee = ? AND following ORDER BY hlc DESC, follower LIMIT 1000";

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
            var reply = PeopleReply.newBuilder();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    reply.addPeople(rows.getLong(1));
                    reply.setVersion(Math.max(reply.getVersion(), rows.getLong(2)));
                    reply.setTotal(rows.getInt(3));
                }
            }
            return reply.build();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }
}
