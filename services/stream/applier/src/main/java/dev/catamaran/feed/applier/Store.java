package dev.catamaran.feed.applier;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** This cell's store. Rows and positions change together or not at all. */
@ApplicationScoped
public class Store {
    private static final String POSITIONS = """
            CREATE TABLE IF NOT EXISTS bus_position (
              source text NOT NULL,
              partition integer NOT NULL,
              next_offset bigint NOT NULL,
              PRIMARY KEY (source, partition));
            """;

    private static final String MOVE = """
            INSERT INTO bus_position AS p (source, partition, next_offset) VALUES (?, ?, ?)
            ON CONFLICT (source, partition) DO UPDATE SET next_offset = excluded.next_offset
            """;

    private final DataSource store;

    public Store(DataSource store) {
        this.store = store;
    }

    /** All at once: whoever finds the positions finds the other tables too. */
    void createSchema() throws SQLException {
        String schema = Arrays.stream(Table.values()).map(Table::schema).collect(Collectors.joining()) + POSITIONS;
        try (var connection = store.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(schema);
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
                for (var table : Table.values()) {
                    upsert(connection, table, batch.rows(table));
                }
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

    private static void upsert(Connection connection, Table table, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        var columns = table.columns();
        try (var statement = connection.prepareStatement(table.upsert())) {
            for (int i = 0; i < columns.size(); i++) {
                int column = i;
                var cells = rows.stream().map(row -> row.cells().get(column)).toArray();
                statement.setArray(
                        i + 1, connection.createArrayOf(columns.get(i).arrayType(), cells));
            }
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
