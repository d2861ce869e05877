package dev.catamaran.feed.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.feed.proto.keylist.KeyListsGrpc;
import dev.catamaran.feed.proto.keylist.RankReply;
import dev.catamaran.feed.proto.keylist.RankRequest;
import dev.catamaran.feed.proto.keylist.RankedItem;
import dev.catamaran.feed.proto.keylist.RankingEvent;
import dev.catamaran.feed.suggest.Graph.Edge;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole job, from a real PostgreSQL to a keylist that remembers. */
class SuggestIT {
    private final ConcurrentSkipListMap<String, RankingEvent> lists = new ConcurrentSkipListMap<>();
    private final EmbeddedPostgres postgres;
    private final Server keylist;
    private volatile String refused = "";

    SuggestIT() throws IOException {
        postgres = EmbeddedPostgres.start();
        keylist = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new KeyLists())
                .build()
                .start();
    }

    @BeforeEach
    void tables() throws SQLException {
        execute(postgres.getPostgresDatabase(), "CREATE USER feed");
        execute(postgres.getPostgresDatabase(), "CREATE DATABASE feed OWNER feed");
        execute(
                postgres.getDatabase("feed", "feed"),
                "CREATE TABLE edge (follower bigint, followee bigint, following boolean, hlc bigint, write_id text, PRIMARY KEY (follower, followee))");
    }

    @AfterEach
    void end() throws IOException {
        keylist.shutdownNow();
        postgres.close();
    }

    @Test
    void everyFollowerGetsAListAndTheLaterRunIsNewer() throws SQLException {
        follow(new Edge(1, 2), new Edge(2, 3), new Edge(2, 4), new Edge(5, 4), new Edge(6, 2), new Edge(6, 4));
        execute(
                postgres.getDatabase("feed", "feed"),
                "UPDATE edge SET following = false WHERE follower = 6 AND followee = 4");
        assertThat(run()).isZero();
        // 6 does not follow 4 any more; 4 has the followers 2 and 5, and nobody whom 2 follows follows anybody
        assertThat(lists.keySet()).containsExactly("suggest/1", "suggest/2", "suggest/5", "suggest/6");
        assertThat(ids("suggest/1")).containsExactly("3", "4");
        assertThat(ids("suggest/2")).isEmpty();
        assertThat(ids("suggest/5")).isEmpty();
        assertThat(ids("suggest/6")).containsExactly("3", "4");
        var first = Map.copyOf(lists);
        assertThat(first.values()).extracting(RankingEvent::getWriteId).doesNotHaveDuplicates();

        assertThat(run()).isZero();
        lists.forEach((key, event) -> {
            var before = first.getOrDefault(key, RankingEvent.getDefaultInstance());
            assertThat(event.getItemsList()).isEqualTo(before.getItemsList());
            assertThat(event.getHlc()).isGreaterThan(before.getHlc());
            assertThat(event.getWriteId()).isNotEqualTo(before.getWriteId());
        });
    }

    @Test
    void aGraphWithoutEdgesHasNothingToWrite() {
        assertThat(run()).isZero();
        assertThat(lists).isEmpty();
    }

    @Test
    void oneListThatIsRefusedMakesItFailAndTheOthersAreWritten() throws SQLException {
        follow(new Edge(1, 2), new Edge(2, 3), new Edge(4, 3));
        refused = "suggest/2";
        assertThat(run()).isEqualTo(1);
        assertThat(lists.keySet()).containsExactly("suggest/1", "suggest/4");
    }

    @Test
    void whatItIsAskedForIsChecked() {
        assertThat(Suggest.run(Map.of(), "--most", "101")).isEqualTo(2);
        assertThat(Suggest.run(Map.of(), "--parallel", "0")).isEqualTo(2);
    }

    private int run() {
        return Suggest.run(
                Map.of(
                        "CATAMARAN_EGRESS", "127.0.0.1:" + keylist.getPort(),
                        "CATAMARAN_STORE_FEED_DB", "127.0.0.1:" + postgres.getPort()),
                "--master",
                "local[2]");
    }

    private List<String> ids(String key) {
        return lists.getOrDefault(key, RankingEvent.getDefaultInstance()).getItemsList().stream()
                .map(RankedItem::getId)
                .toList();
    }

    private void follow(Edge... edges) throws SQLException {
        String rows = List.of(edges).stream()
                .map(e -> "(%d, %d, true, 1, 'w')".formatted(e.follower(), e.followee()))
                .collect(Collectors.joining(", "));
        execute(postgres.getDatabase("feed", "feed"), "INSERT INTO edge VALUES " + rows);
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private final class KeyLists extends KeyListsGrpc.KeyListsImplBase {
        @Override
        public void rank(RankRequest request, StreamObserver<RankReply> answer) {
            if (request.getEvent().getKey().equals(refused)) {
                answer.onError(Status.UNAVAILABLE.asRuntimeException());
                return;
            }
            lists.put(request.getEvent().getKey(), request.getEvent());
            answer.onNext(RankReply.getDefaultInstance());
            answer.onCompleted();
        }
    }
}
