package dev.catamaran.feed.surf;

import dev.catamaran.judge.record.Line;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the cells' stores, bypassing services, sidecars and caches. */
final class Stores {
    private static final int ROWS_AT_ONCE = 5_000;
    private static final String ROWS = """
            select follower, followee, following, hlc, write_id from edge
            union all select author, id, true, hlc, write_id from post
            union all select person, -1, true, hlc, write_id from profile""";
    /** Does not depend on the order of the rows. When an item came into a list is no part of it, nor are the trends: each cell counts its own, when it gets to it. */
    private static final String DIGEST = """
            with rows as (
              select 'edge' as title, follower || ' ' || followee || ' ' || following || ' ' || hlc || ' ' || write_id as text from edge
              union all select 'post', id || ' ' || author || ' ' || hlc || ' ' || write_id || ' ' || body from post
              union all select 'profile', person || ' ' || hlc || ' ' || write_id || ' ' || name || ' ' || bio from profile
              union all select 'list_item', key || ' ' || id || ' ' || hlc || ' ' || write_id from list_item
              union all select 'ranked_list', key || ' ' || hlc || ' ' || write_id || ' ' || items::text from ranked_list where key <> 'trends')
            select title, count(*) || ' ' || sum(hashtextextended(text, 0)) from rows group by title""";

    private static final String LACKING = """
            with rows as (%s)
            select count(*) from unnest(?, ?, ?) as w (a, b, stamp)
            where not exists (select from rows where follower = w.a and followee = w.b and hlc >= w.stamp)""".formatted(ROWS);
    /** Of each post: followers who had followed its author for five seconds, those whose timeline lacks it, and when the last one got it. */
    private static final String SPREAD = """
            select p.id, count(e.follower), count(e.follower) filter (where i.id is null),
                   coalesce((extract(epoch from max(i.applied_at)) * 1000000)::bigint, 0)
            from post p
            left join edge e on e.followee = p.author and e.following and e.hlc < p.hlc - (5000::bigint << 16)
            left join list_item i on i.key = 'timeline/' || e.follower and i.id = p.id
            where p.id >= ? group by p.id""";

    private final SortedMap<String, Address> stores;

    Stores(SortedMap<String, Address> stores) {
        this.stores = stores;
    }

    /**
     * What the stores have yet to do: tables in which they differ, or, once they do not, acknowledged writes that one lacks and posts that have not come into
     * every timeline. To be equal alone says little: all may be late by the same writes. Empty when there is nothing left.
     *
     * @param acknowledged the newest stamps that the stores must have
     * @param since epoch microseconds; older posts are not asked for
     */
    SortedSet<String> unsettled(Map<Edge, Long> acknowledged, long since) throws SQLException {
        var unsettled = differing();
        if (!unsettled.isEmpty()) {
            return unsettled;
        }
        for (var store : stores.entrySet()) {
            try (Connection connection = connect(store.getValue())) {
                tell(unsettled, store.getKey(), lacking(connection, acknowledged), "acknowledged writes");
                tell(
                        unsettled,
                        store.getKey(),
                        spread(store.getKey(), connection, since).stream()
                                .filter(post -> post.missing() > 0)
                                .count(),
                        "posts in some timelines");
            }
        }
        return unsettled;
    }

    private static void tell(SortedSet<String> unsettled, String cell, long lacking, String what) {
        if (lacking > 0) {
            unsettled.add("%s lacks %d %s".formatted(cell, lacking, what));
        }
    }

    private static long lacking(Connection connection, Map<Edge, Long> acknowledged) throws SQLException {
        var rows = List.copyOf(acknowledged.entrySet());
        try (var statement = connection.prepareStatement(LACKING)) {
            statement.setArray(
                    1, bigints(connection, rows.stream().map(row -> row.getKey().from())));
            statement.setArray(
                    2, bigints(connection, rows.stream().map(row -> row.getKey().to())));
            statement.setArray(3, bigints(connection, rows.stream().map(Map.Entry::getValue)));
            try (ResultSet count = statement.executeQuery()) {
                count.next();
                return count.getLong(1);
            }
        }
    }

    private static Array bigints(Connection connection, Stream<Long> values) throws SQLException {
        return connection.createArrayOf("bigint", values.toArray());
    }

    private SortedSet<String> differing() throws SQLException {
        var digests = new ArrayList<SortedMap<String, String>>();
        for (var store : stores.values()) {
            try (Connection connection = connect(store);
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(DIGEST)) {
                var tables = new TreeMap<String, String>();
                while (result.next()) {
                    tables.put(result.getString(1), result.getString(2));
                }
                digests.add(tables);
            }
        }
        return differing(digests);
    }

    private static SortedSet<String> differing(List<SortedMap<String, String>> digests) {
        return digests.stream()
                .flatMap(tables -> tables.keySet().stream())
                .filter(title -> digests.stream()
                                .map(tables -> tables.getOrDefault(title, ""))
                                .distinct()
                                .count()
                        > 1)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Writes every row of every store into the record.
     *
     * @param before the traffic
     * @return how many, by cell
     */
    SortedMap<String, Long> readBack(Recorder recorder, boolean before) throws SQLException {
        var counts = new TreeMap<String, Long>();
        for (var store : stores.entrySet()) {
            counts.put(store.getKey(), readBack(recorder, before, store.getKey(), store.getValue()));
        }
        return counts;
    }

    private long readBack(Recorder recorder, boolean before, String cell, Address address) throws SQLException {
        long rows = 0;
        try (Connection connection = connect(address)) {
            // only then does the server hand rows out in portions
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(ROWS_AT_ONCE);
                try (ResultSet row = statement.executeQuery(ROWS)) {
                    while (row.next()) {
                        recorder.line(new Line.StoreRow(
                                cell,
                                row.getLong(1),
                                row.getLong(2),
                                row.getBoolean(3),
                                Long.toUnsignedString(row.getLong(4)),
                                row.getString(5),
                                before));
                        rows++;
                    }
                }
            }
        }
        recorder.line(new Line.StoreEnd(cell, rows, before));
        return rows;
    }

    /**
     * Writes down how far each post has come in each store.
     *
     * @param since epoch microseconds; older posts are left out
     */
    void spread(Recorder recorder, long since) throws SQLException {
        for (var store : stores.entrySet()) {
            try (Connection connection = connect(store.getValue())) {
                spread(store.getKey(), connection, since).forEach(recorder::line);
            }
        }
    }

    private static List<Line.Spread> spread(String cell, Connection connection, long since) throws SQLException {
        var posts = new ArrayList<Line.Spread>();
        try (var statement = connection.prepareStatement(SPREAD)) {
            statement.setLong(1, (since / 1_000) << 16);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    posts.add(new Line.Spread(cell, row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
                }
            }
        }
        return posts;
    }

    private static Connection connect(Address address) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "feed");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("ApplicationName", "surf");
        properties.setProperty("sslmode", "disable");
        return DriverManager.getConnection("jdbc:postgresql://" + address + "/feed", properties);
    }
}
