package dev.catamaran.feed.surf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.RecordReader;
import dev.catamaran.judge.record.RecordWriter;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against two real PostgreSQL servers with the table of the contract. */
class StoresIT {
    private static final SortedMap<String, EmbeddedPostgres> SERVERS = new TreeMap<>();

    @TempDir
    Path folder = Path.of("");

    @BeforeAll
    static void start() throws IOException, SQLException {
        for (String cell : List.of("cell-a", "cell-b")) {
            EmbeddedPostgres server = EmbeddedPostgres.start();
            SERVERS.put(cell, server);
            try (Connection c = server.getPostgresDatabase().getConnection();
                    Statement s = c.createStatement()) {
                s.execute("create role feed login");
                s.execute("create database feed owner feed");
            }
            execute(cell, """
                    create table edge (follower bigint, followee bigint, following boolean, hlc bigint,
                        write_id text collate "C", primary key (follower, followee));
                    create table post (id bigint primary key, author bigint, body text, hlc bigint, write_id text);
                    create table profile (person bigint primary key, name text, bio text, hlc bigint, write_id text);
                    create table list_item (key text, id bigint, hlc bigint, write_id text,
                        applied_at timestamptz default clock_timestamp(), primary key (key, id));
                    create table ranked_list (key text primary key, items jsonb, hlc bigint, write_id text)""");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        for (EmbeddedPostgres server : SERVERS.values()) {
            server.close();
        }
    }

    @BeforeEach
    void fill() throws SQLException {
        for (String cell : SERVERS.keySet()) {
            execute(cell, "truncate edge, post, profile, list_item, ranked_list");
            execute(cell, "insert into edge values (1, 2, true, 100, 'w1'), (1, 3, false, 101, 'w2/0')");
        }
    }

    private static Address address(String cell) {
        return new Address(
                "127.0.0.1",
                SERVERS.getOrDefault(cell, SERVERS.firstEntry().getValue()).getPort());
    }

    private static void execute(String cell, String sql) throws SQLException {
        try (Connection c = DriverManager.getConnection("jdbc:postgresql://" + address(cell) + "/feed", "feed", "");
                Statement s = c.createStatement()) {
            s.execute(sql);
        }
    }

    private static Stores stores() {
        return new Stores(new TreeMap<>(Map.of("cell-a", address("cell-a"), "cell-b", address("cell-b"))));
    }

    @Test
    void everyRowOfEveryStoreIsWrittenDown() throws SQLException {
        Path file = folder.resolve("record.jsonl");
        try (var recorder = new Recorder(RecordWriter.create(file), e -> {
            throw e;
        })) {
            assertThat(stores().readBack(recorder, false)).isEqualTo(Map.of("cell-a", 2L, "cell-b", 2L));
            recorder.finish();
        }
        var lines = new ArrayList<Line>();
        RecordReader.read(file, lines::add);

        assertThat(lines)
                .contains(
                        new Line.StoreRow("cell-a", 1, 2, true, "100", "w1", false),
                        new Line.StoreRow("cell-a", 1, 3, false, "101", "w2/0", false),
                        new Line.StoreEnd("cell-a", 2, false),
                        new Line.StoreRow("cell-b", 1, 2, true, "100", "w1", false),
                        new Line.StoreRow("cell-b", 1, 3, false, "101", "w2/0", false),
                        new Line.StoreEnd("cell-b", 2, false));
    }

    @Test
    void moreRowsThanFitIntoOnePortionAreAllRead() throws SQLException {
        execute("cell-a", "insert into edge select 9, i, true, i, 'x' || i from generate_series(1, 12000) i");
        try (var recorder = new Recorder(RecordWriter.create(folder.resolve("record.jsonl")), e -> {
            throw e;
        })) {
            assertThat(stores().readBack(recorder, true)).containsEntry("cell-a", 12_002L);
        }
    }

    @Test
    void storesAreTheSameWhateverTheOrderOfTheirRows() throws SQLException {
        execute("cell-b", "delete from edge where followee = 2");
        execute("cell-b", "insert into edge values (1, 2, true, 100, 'w1')");

        assertThat(stores().unsettled(Map.of(), 0)).isEmpty();
    }

    @Test
    void whatEachCellCountsForItselfMayDiffer() throws SQLException {
        execute("cell-b", "insert into ranked_list values ('trends', '[]', 500, 'w3')");
        assertThat(stores().unsettled(Map.of(), 0)).isEmpty();
    }

    @Test
    void anyDifferenceShows() throws SQLException {
        for (String change : List.of(
                "update edge set following = false where followee = 2",
                "update edge set hlc = 99 where followee = 2",
                "update edge set write_id = 'w0' where followee = 2",
                "delete from edge where followee = 2",
                "insert into post values (500, 1, 'text', 500, 'w3')",
                "insert into profile values (1, 'name', 'bio', 500, 'w3')",
                "insert into list_item values ('timeline/1', 500, 500, 'w3')",
                "insert into ranked_list values ('suggest/1', '[]', 500, 'w3')")) {
            fill();
            execute("cell-b", change);
            assertThat(stores().unsettled(Map.of(), 0))
                    .as(change)
                    .containsExactly(change.split(" ", -1)[change.startsWith("update") ? 1 : 2]);
        }
    }

    @Test
    void equalStoresThatAreBothLateHaveNotSettled() throws SQLException {
        for (String cell : SERVERS.keySet()) {
            execute(cell, "insert into profile values (8, 'name', 'bio', 501, 'w4')");
        }
        var held = Map.of(new Edge(1, 2), 100L, new Edge(1, 3), 100L, new Edge(8, -1), 501L);
        assertThat(stores().unsettled(held, 0)).isEmpty();

        var alsoNewer = new HashMap<>(held);
        alsoNewer.put(new Edge(1, 3), 102L); // both hold what was before
        alsoNewer.put(new Edge(7, 502), 502L); // a post that neither has
        assertThat(stores().unsettled(alsoNewer, 0))
                .containsExactly("cell-a lacks 2 acknowledged writes", "cell-b lacks 2 acknowledged writes");
    }

    @Test
    void equalStoresThatBothLackATimelineHaveNotSettled() throws SQLException {
        long id = 100_000L << 16;
        for (String cell : SERVERS.keySet()) {
            execute(cell, "insert into post values (%1$d, 2, 'text', %1$d, 'w3')".formatted(id));
        }
        assertThat(stores().unsettled(Map.of(), 0))
                .containsExactly("cell-a lacks 1 posts in some timelines", "cell-b lacks 1 posts in some timelines");
        assertThat(stores().unsettled(Map.of(), 200_000_000)).isEmpty();
    }

    @Test
    void postsAndProfilesAreReadBackToo() throws SQLException {
        execute("cell-a", "insert into post values (500, 7, 'text', 500, 'w3')");
        execute("cell-a", "insert into profile values (8, 'name', 'bio', 501, 'w4')");

        assertThat(lines(recorder -> stores().readBack(recorder, false)))
                .contains(
                        new Line.StoreRow("cell-a", 7, 500, true, "500", "w3", false),
                        new Line.StoreRow("cell-a", 8, -1, true, "501", "w4", false));
    }

    @Test
    void howFarAPostHasComeIsWrittenDown() throws SQLException {
        long id = 100_000L << 16;
        execute(
                "cell-a",
                "insert into post values (%1$d, 2, 'text', %1$d, 'w3'), (5, 2, 'old', 5, 'w0')".formatted(id));
        execute("cell-a", "insert into edge values (4, 2, true, 100, 'w4'), (5, 2, true, 100, 'w5')");
        // followed a moment before the post: may or may not have it
        execute("cell-a", "insert into edge values (6, 2, true, %d, 'w6')".formatted(id - 1));
        execute("cell-a", """
                insert into list_item values ('timeline/1', %1$d, %1$d, 'f', to_timestamp(101)),
                    ('timeline/4', %1$d, %1$d, 'f', to_timestamp(102.5))""".formatted(id));

        assertThat(lines(recorder -> stores().spread(recorder, 1_000_000)))
                .containsExactly(new Line.Spread("cell-a", id, 3, 1, 102_500_000));
    }

    private interface Reading {
        void into(Recorder recorder) throws SQLException;
    }

    private List<Line> lines(Reading reading) throws SQLException {
        Path file = folder.resolve("record.jsonl");
        try (var recorder = new Recorder(RecordWriter.create(file), e -> {
            throw e;
        })) {
            reading.into(recorder);
        }
        var lines = new ArrayList<Line>();
        RecordReader.read(file, lines::add);
        return lines;
    }

    @Test
    void aStoreThatIsNotThereIsAnError() {
        var nobody = new Stores(new TreeMap<>(Map.of("cell-a", new Address("127.15.1.31", 5432))));

        assertThatThrownBy(() -> nobody.unsettled(Map.of(), 0)).isInstanceOf(SQLException.class);
    }
}
