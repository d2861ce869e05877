package dev.catamaran.feed.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.catamaran.feed.suggest.Graph.Edge;
import dev.catamaran.feed.suggest.Suggestions.Suggested;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AdamicAdarIT {
    private static final SparkSession SPARK = Sparks.session("local[2]");

    @AfterAll
    static void end() {
        SPARK.stop();
    }

    @Test
    void everybodyGetsWhatPlainLoopsFind() throws IOException {
        var edges = Graph.wikiVote();
        var found = suggestions(edges, 10);
        assertThat(found).hasSizeGreaterThan(6_000).isEqualTo(new PlainLoops(edges).all(10));
    }

    @Test
    void isTheSumOfOnePerLogarithmOfFollowers() {
        // 1 follows 2 and 3; both follow 4, 3 alone follows 5; 3 has the followers 1, 6 and 7
        var edges = List.of(
                new Edge(1, 2),
                new Edge(1, 3),
                new Edge(2, 4),
                new Edge(3, 4),
                new Edge(3, 5),
                new Edge(6, 3),
                new Edge(7, 3));
        var first = suggestions(edges, 10).getOrDefault(1L, List.of());
        assertThat(first).extracting(Suggested::id).containsExactly(4L, 5L);
        assertThat(first.get(0).score()).isCloseTo(1 / Math.log(2) + 1 / Math.log(4), within(1e-8));
        assertThat(first.get(1).score()).isCloseTo(1 / Math.log(4), within(1e-8));
    }

    @Test
    void nobodyIsSuggestedThemselvesOrWhomTheyFollow() {
        var edges = List.of(new Edge(1, 2), new Edge(2, 1), new Edge(2, 3), new Edge(1, 3));
        assertThat(suggestions(edges, 10)).containsEntry(1L, List.of()).containsEntry(2L, List.of());
    }

    @Test
    void equalScoresComeByIdAndNoMoreThanAsked() {
        var edges = List.of(new Edge(1, 2), new Edge(2, 30), new Edge(2, 4), new Edge(2, 200));
        assertThat(suggestions(edges, 2).getOrDefault(1L, List.of()))
                .extracting(Suggested::id)
                .containsExactly(4L, 30L);
    }

    private static SortedMap<Long, List<Suggested>> suggestions(List<Edge> edges, int most) {
        var rows = edges.stream()
                .map(e -> RowFactory.create(e.follower(), e.followee()))
                .toList();
        var schema = StructType.fromDDL("follower bigint, followee bigint");
        var found = new TreeMap<Long, List<Suggested>>();
        AdamicAdar.candidates(SPARK.createDataFrame(rows, schema), most)
                .collectAsList()
                .forEach(row -> {
                    var suggestions = Suggestions.of(row);
                    found.put(suggestions.person(), suggestions.people());
                });
        return found;
    }
}
