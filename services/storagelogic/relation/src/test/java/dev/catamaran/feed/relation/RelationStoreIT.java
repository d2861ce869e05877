package dev.catamaran.feed.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catamaran.feed.proto.relation.CountsReply;
import dev.catamaran.feed.proto.relation.PeopleReply;
import dev.catamaran.feed.store.StoreReader;
import dev.catamaran.feed.testkit.RealServer;
import dev.catamaran.feed.testkit.RealServers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@Timeout(60)
class RelationStoreIT {
    private static final String ADDRESS = "127.41.8.1";
    private static final PGSimpleDataSource SOURCE = new PGSimpleDataSource();

    @TempDir
    private static Path folder = Path.of("unset");

    private static RealServer postgres;

    private final RelationStore store = new RelationStore(new StoreReader(SOURCE));

    @BeforeAll
    static void start() throws Exception {
        postgres = RealServers.postgres(folder, ADDRESS, "relation");
        SOURCE.setUrl("jdbc:postgresql://" + ADDRESS + ":" + RealServers.POSTGRES_PORT + "/relation?sslmode=disable");
        SOURCE.setUser("feed");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void table() throws Exception {
        execute("DROP TABLE IF EXISTS edge");
        execute("CREATE TABLE edge (follower bigint, followee bigint, following boolean, hlc bigint,"
                + " write_id text COLLATE \"C\", PRIMARY KEY (follower, followee))");
    }

    @Test
    void nobodyIsAnEmptyListWithoutAStamp() {
        assertThat(store.following(1)).isEqualTo(PeopleReply.getDefaultInstance());
        assertThat(store.followers(1)).isEqualTo(PeopleReply.getDefaultInstance());
    }

    @Test
    void newestAreFirstAndOnlyThoseWhoAreFollowed() throws Exception {
        execute(
                "INSERT INTO edge VALUES (1, 2, true, 10, 'a'), (1, 3, true, 30, 'b'), (1, 4, false, 20, 'c'), (9, 2, true, 40, 'd')");
        assertThat(store.following(1))
                .isEqualTo(PeopleReply.newBuilder()
                        .addPeople(3)
                        .addPeople(2)
                        .setTotal(2)
                        .setVersion(30)
                        .build());
        assertThat(store.followers(2).getPeopleList()).containsExactly(9L, 1L);
    }

    @Test
    void stampOfAnUnfollowCountsAlsoWhenNobodyIsLeft() throws Exception {
        execute("INSERT INTO edge VALUES (1, 2, false, 50, 'a')");
        assertThat(store.following(1))
                .isEqualTo(PeopleReply.newBuilder().setVersion(50).build());
        assertThat(store.followers(2))
                .isEqualTo(PeopleReply.newBuilder().setVersion(50).build());
    }

    @Test
    void atMostAThousandAreListedAndAllAreCounted() throws Exception {
        execute("INSERT INTO edge SELECT 1, n, true, n, 'w' FROM generate_series(2, 1501) n");
        var found = store.following(1);
        assertThat(found.getTotal()).isEqualTo(1500);
        assertThat(found.getPeopleList())
                .isEqualTo(
                        LongStream.iterate(1501, n -> n - 1).limit(1000).boxed().toList());
    }

    @Test
    void bothAreCounted() throws Exception {
        execute(
                "INSERT INTO edge VALUES (1, 2, true, 10, 'a'), (1, 3, false, 30, 'b'), (4, 1, true, 1, 'c'), (5, 1, true, 1, 'd')");
        assertThat(store.counts(1))
                .isEqualTo(
                        CountsReply.newBuilder().setFollowing(1).setFollowers(2).build());
        assertThat(store.counts(9)).isEqualTo(CountsReply.getDefaultInstance());
    }

    @Test
    void pagesHaveEveryFollowerOnce() throws Exception {
        execute("INSERT INTO edge SELECT n, 1, n % 2 = 0, n, 'w' FROM generate_series(2, 2401) n");
        var found = new ArrayList<Long>();
        long after = 0;
        for (boolean last = false; !last; after = found.getLast()) {
            var page = store.followersPage(1, after);
            found.addAll(page.getFollowersList());
            last = page.getLast();
        }
        assertThat(found)
                .isEqualTo(LongStream.iterate(2, n -> n + 2).limit(1200).boxed().toList());
    }

    @Test
    void storeThatCannotBeReadIsUnavailable() throws Exception {
        execute("DROP TABLE edge");
        assertThatThrownBy(() -> store.following(1)).hasMessage("UNAVAILABLE: the store cannot be read now");
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = SOURCE.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
