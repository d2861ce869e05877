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
                s.execute("create database relation owner feed");
            }
            execute(cell, """
                    create table edge (follower bigint, followee bigint, following boolean, hlc bigint,
                        write_id text collate "C", primary key (follower, followee))""");
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
            execute(cell, "truncate edge");
            execute(cell, "insert into edge values (1, 2, true, 100, 'w1'), (1, 3, false, 101, 'w2/0')");
        }
    }

    private static Address address(String cell) {
        return new Address(
                "127.0.0.1",
                SERVERS.getOrDefault(cell, SERVERS.firstEntry().getValue()).getPort());
    }

    private static void execute(String cell, String sql) throws SQLException {
        try (Connection c =
                        DriverManager.getConnection("jdbc:postgresql://" + address(cell) + "/relation", "feed", "");
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

        assertThat(stores().compare())
                .isEqualTo(new Stores.Comparison(true, new TreeMap<>(Map.of("cell-a", 2L, "cell-b", 2L))));
    }

    @Test
    void anyDifferenceShows() throws SQLException {
        for (String change : List.of(
                "update edge set following = false where followee = 2",
                "update edge set hlc = 99 where followee = 2",
                "update edge set write_id = 'w0' where followee = 2",
                "delete from edge where followee = 2")) {
            fill();
            execute("cell-b", change);
            assertThat(stores().compare().equal()).as(change).isFalse();
        }
    }

    @Test
    void aStoreThatIsNotThereIsAnError() {
        var nobody = new Stores(new TreeMap<>(Map.of("cell-a", new Address("127.15.1.31", 5432))));

        assertThatThrownBy(nobody::compare).isInstanceOf(SQLException.class);
    }
}
