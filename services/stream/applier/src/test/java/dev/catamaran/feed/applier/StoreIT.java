package dev.catamaran.feed.applier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catamaran.feed.proto.relation.RelationEvent;
import dev.catamaran.feed.testkit.RealServer;
import dev.catamaran.feed.testkit.RealServers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class StoreIT {
    private static final Position DIRECT = new Position("relation.direct", 0);

    private static final List<Row> EVERY_KIND = List.of(
            Records.edge(1, 2, true, 7, "w"),
            new Row(Table.PROFILE, List.of(3L), List.of("n", "b"), 7, "w"),
            new Row(Table.POST, List.of(7L), List.of(3L, "t"), 7, "w"),
            new Row(Table.LIST_ITEM, List.of("timeline/1", 9L), List.of(), 7, "w"),
            new Row(Table.RANKED_LIST, List.of("best"), List.of("[{\"id\":\"x\",\"score\":1.5}]"), 7, "w"));

    @TempDir
    private static Path folder = Path.of("unset");

    private static RealServer postgres;

    private final Rows rows = new Rows("127.41.4.1");
    private final Store store = new Store(rows.source());

    @BeforeAll
    static void start() throws Exception {
        postgres = RealServers.postgres(folder, "127.41.4.1", "feed");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void empty() throws Exception {
        rows.execute("DROP TABLE IF EXISTS edge, profile, post, list_item, ranked_list, bus_position");
        store.createSchema();
    }

    @Test
    void schemaMayBeThereAlready() throws Exception {
        store.apply(batch(0, Records.event("w", 1, 1, true, 2L)));
        store.createSchema();
        assertThat(rows.edges()).hasSize(1);
    }

    @Test
    void rowsAndPositionsAreKept() throws Exception {
        store.apply(batch(41, Records.event("w", 7, 1, true, 2L, 3L)));
        assertThat(rows.edges())
                .containsExactly(Records.edge(1, 2, true, 7, "w/0"), Records.edge(1, 3, true, 7, "w/1"));
        assertThat(store.positions()).isEqualTo(Map.of(DIRECT, 42L));
    }

    @Test
    void eachKindOfRowIsKept() throws Exception {
        var batch = new Batch();
        for (var row : EVERY_KIND) {
            batch.apply(new Change("c", List.of(row), List.of()));
        }
        store.apply(batch);
        store.apply(batch);
        assertThat(rows.count("edge")).isEqualTo(1);
        assertThat(rows.count("profile where name = 'n' and bio = 'b' and hlc = 7"))
                .isEqualTo(1);
        assertThat(rows.count("post where id = 7 and author = 3 and body = 't'"))
                .isEqualTo(1);
        assertThat(rows.count("list_item where key = 'timeline/1' and id = 9 and applied_at <= clock_timestamp()"))
                .isEqualTo(1);
        assertThat(rows.count("ranked_list where key = 'best' and items->0->>'id' = 'x' and items->0->'score' = '1.5'"))
                .isEqualTo(1);
    }

    @Test
    void applyingTwiceIsApplyingOnce() throws Exception {
        var event = Records.event("w", 7, 1, true, 2L);
        store.apply(batch(0, event));
        store.apply(batch(0, event));
        assertThat(rows.edges()).containsExactly(Records.edge(1, 2, true, 7, "w"));
    }

    @Test
    void newestWinsInWhateverOrderItComes() throws Exception {
        var events = new ArrayList<>(List.of(
                Records.event("a", 10, 1, true, 2L),
                Records.event("b", 30, 1, false, 2L),
                Records.event("c", 20, 1, true, 2L),
                Records.event("a", 30, 1, true, 2L)));
        for (int seed = 0; seed < 10; seed++) {
            empty();
            Collections.shuffle(events, new Random(seed));
            for (var event : events) {
                store.apply(batch(0, event));
            }
            assertThat(rows.edges()).containsExactly(Records.edge(1, 2, false, 30, "b"));
        }
    }

    @Test
    void equalStampsAreDecidedAsInABatch() throws Exception {
        // In most languages' order "B" comes after "a"; by bytes it comes before.
        var upper = Records.event("B", 10, 1, true, 2L);
        var lower = Records.event("a", 10, 1, false, 2L);
        store.apply(batch(0, lower));
        store.apply(batch(1, upper));
        assertThat(rows.edges())
                .containsExactlyElementsOf(batch(0, lower, upper).rows());
    }

    @Test
    void rowsAndPositionsChangeTogetherOrNotAtAll() throws Exception {
        store.apply(batch(0, Records.event("w", 1, 1, true, 2L)));
        rows.execute("ALTER TABLE bus_position ADD CONSTRAINT refuse CHECK (next_offset < 5)");
        assertThatThrownBy(() -> store.apply(batch(10, Records.event("x", 2, 1, false, 2L))))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("refuse");
        assertThat(rows.edges()).containsExactly(Records.edge(1, 2, true, 1, "w"));
        assertThat(store.positions()).isEqualTo(Map.of(DIRECT, 1L));
    }

    @Test
    void killedServerKeepsWhatWasApplied() throws Exception {
        store.apply(batch(0, Records.event("w", 1, 1, true, 2L)));
        postgres.kill();
        assertThatThrownBy(() -> store.apply(batch(1, Records.event("x", 2, 1, false, 2L))))
                .isInstanceOf(SQLException.class);
        postgres.restart();
        assertThat(rows.edges()).containsExactly(Records.edge(1, 2, true, 1, "w"));
        assertThat(store.positions()).isEqualTo(Map.of(DIRECT, 1L));
    }

    private static Batch batch(long offset, RelationEvent... events) {
        var batch = new Batch();
        for (var event : events) {
            batch.pass(Records.record("relation.direct", 0, offset, event));
            batch.apply(Change.of(event));
        }
        return batch;
    }
}
