package dev.catamaran.feed.keylist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catamaran.feed.proto.keylist.RankedItem;
import dev.catamaran.feed.proto.keylist.RankedReply;
import dev.catamaran.feed.proto.keylist.RankingEvent;
import dev.catamaran.feed.store.StoreReader;
import dev.catamaran.feed.testkit.RealServer;
import dev.catamaran.feed.testkit.RealServers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@Timeout(60)
class KeyListStoreIT {
    private static final String ADDRESS = "127.41.10.1";
    private static final PGSimpleDataSource SOURCE = new PGSimpleDataSource();

    @TempDir
    private static Path folder = Path.of("unset");

    private static RealServer postgres;

    private final KeyListStore store = new KeyListStore(new StoreReader(SOURCE));

    @BeforeAll
    static void start() throws Exception {
        postgres = RealServers.postgres(folder, ADDRESS, "keylist");
        SOURCE.setUrl("jdbc:postgresql://" + ADDRESS + ":" + RealServers.POSTGRES_PORT + "/keylist?sslmode=disable");
        SOURCE.setUser("feed");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void tables() throws Exception {
        execute("DROP TABLE IF EXISTS list_item, ranked_list");
        execute("CREATE TABLE list_item (key text, id bigint, PRIMARY KEY (key, id))");
        execute("CREATE TABLE ranked_list (key text PRIMARY KEY, items jsonb)");
    }

    @Test
    void newestHundredIdsOfOneListComeInDescendingOrder() throws Exception {
        execute("INSERT INTO list_item SELECT 'timeline/1', n FROM generate_series(1, 150) n");
        execute("INSERT INTO list_item VALUES ('timeline/2', 900)");
        assertThat(store.newest("timeline/1").getIdsList())
                .hasSize(100)
                .startsWith(150L, 149L)
                .endsWith(51L);
    }

    @Test
    void rankedItemsComeInTheOrderOfTheListWhateverTheirScores() throws Exception {
        execute(
                "INSERT INTO ranked_list VALUES ('best', '[{\"id\": \"b\", \"score\": 0.1}, {\"id\": \"a\", \"score\": 7}]'),"
                        + " ('other', '[{\"id\": \"c\", \"score\": 1}]')");
        assertThat(store.ranked("best").getItemsList()).containsExactly(item("b", 0.1), item("a", 7));
    }

    @Test
    void listThatNobodyRankedIsEmpty() throws Exception {
        execute("INSERT INTO ranked_list VALUES ('cleared', '[]')");
        assertThat(store.ranked("best")).isEqualTo(RankedReply.getDefaultInstance());
        assertThat(store.ranked("cleared")).isEqualTo(RankedReply.getDefaultInstance());
    }

    @Test
    void whatTheStoreWouldRefuseIsRefusedBeforeItIsOnTheBus() {
        var good = RankingEvent.newBuilder()
                .setKey("best")
                .addAllItems(Collections.nCopies(100, item("a", -0.5)))
                .build();
        KeyListService.requireRankable(good);
        for (var bad : List.of(
                good.toBuilder().setKey("").build(),
                good.toBuilder().setKey("k".repeat(65)).build(),
                good.toBuilder().addItems(item("b", 1)).build(),
                good.toBuilder().setItems(0, item("", 1)).build(),
                good.toBuilder().setItems(0, item("\0", 1)).build(),
                good.toBuilder().setItems(0, item("a", Double.NaN)).build(),
                good.toBuilder()
                        .setItems(0, item("a", Double.POSITIVE_INFINITY))
                        .build())) {
            assertThatThrownBy(() -> KeyListService.requireRankable(bad)).hasMessageStartingWith("INVALID_ARGUMENT");
        }
    }

    private static RankedItem item(String id, double score) {
        return RankedItem.newBuilder().setId(id).setScore(score).build();
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = SOURCE.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
