package dev.catamaran.feed.applier;

import dev.catamaran.feed.testkit.RealServers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A store's rows, read past the applier. */
final class Rows {
    private final PGSimpleDataSource source = new PGSimpleDataSource();

    Rows(String address) {
        source.setUrl("jdbc:postgresql://" + address + ":" + RealServers.POSTGRES_PORT
                + "/feed?sslmode=disable&socketTimeout=10&connectTimeout=2");
        source.setUser("feed");
    }

    DataSource source() {
        return source;
    }

    void execute(String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** How many rows there are in a table; a condition may follow its name. */
    long count(String from) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    List<Row> edges() throws SQLException {
        var edges = new ArrayList<Row>();
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT follower, followee, following, hlc, write_id FROM edge ORDER BY follower, followee")) {
            while (rows.next()) {
                edges.add(Records.edge(
                        rows.getLong(1), rows.getLong(2), rows.getBoolean(3), rows.getLong(4), rows.getString(5)));
            }
        }
        return edges;
    }
}
