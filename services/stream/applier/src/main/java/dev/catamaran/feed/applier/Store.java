package dev.catamaran.feed.applier;

import dev.catamaran.feed.applier.Batch.Position;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** This cell's store. Rows and positions change together or not at all. */
@ApplicationScoped
public class Store {
    private static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS edge (
              follower bigint NOT NULL,
              followee bigint NOT NULL,
              following boolean NOT NULL,
              hlc bigint NOT NULL,
              write_id text COLLATE "C" NOT NULL,
              PRIMARY KEY (follower, followee));
            CREATE INDEX IF NOT EXISTS edge_followee ON edge (followee);
            CREATE TABLE IF NOT EXISTS bus_position (
              source text NOT NULL,
              partition integer NOT NULL,
              next_offset bigint NOT NULL,
              PRIMARY KEY (source, partition));
            """;

    private static final String UPSERT = """
            INSERT INTO edge AS r (follower, followee, following, hlc, write_id)
            SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::boolean[], ?::bigint[], ?::text[])
            ON CONFLICT (follower, followee) DO UPDATE
            SET following = excluded.following, hlc = excluded.hlc, write_id = excluded.write_id
            WHERE (r.hlc, r.write_id) < (excluded.hlc, excluded.write_id)
            """;

    private static final String MOVE = """
            INSERT INTO bus_position AS p (source, partition, next_offset) VALUES (?, ?, ?)
            ON CONFLICT (source, partition) DO UPDATE SET next_offset = excluded.next_offset
            """;

    private final DataSource store;

    public Store(DataSource store) {
        this.store = store;
    }

    void createSchema() throws SQLException {
        try (var connection = store.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(SCHEMA);
        }
    }

    /** How far every source has been applied. */
    Map<Position, Long> positions() throws SQLException {
        var positions = new TreeMap<Position, Long>();
        try (var connection = store.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT source, partition, next_offset FROM bus_position")) {
            while (rows.next()) {
                positions.put(new Position(rows.getString(1), rows.getInt(2)), rows.getLong(3));
            }
        }
        return positions;
    }

    void apply(Batch batch) throws SQLException {
        try (var connection = store.getConnection()) {
            connection.setAutoCommit(false);
            try {
                upsert(connection, batch);
                move(connection, batch);
                connection.commit();
                connection.setAutoCommit(true);
            } catch (SQLException | RuntimeException e) {
                undo(connection, e);
                throw e;
            }
        }
    }

    /** What failed first is what is reported: the connection may be gone, and its transaction with it. */
    private static void undo(Connection connection, Exception cause) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static void upsert(Connection connection, Batch batch) throws SQLException {
        if (batch.edges().isEmpty()) {
            return;
        }
        var edges = batch.edges();
        try (var statement = connection.prepareStatement(UPSERT)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", edges.stream().map(Edge::follower).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", edges.stream().map(Edge::followee).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "boolean", edges.stream().map(Edge::following).toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "bigint", edges.stream().map(Edge::hlc).toArray()));
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "text", edges.stream().map(Edge::writeId).toArray()));
            statement.executeUpdate();
        }
    }

    private static void move(Connection connection, Batch batch) throws SQLException {
        try (var statement = connection.prepareStatement(MOVE)) {
            for (var position : batch.positions().entrySet()) {
                statement.setString(1, position.getKey().source());
                statement.setInt(2, position.getKey().partition());
                statement.setLong(3, position.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
