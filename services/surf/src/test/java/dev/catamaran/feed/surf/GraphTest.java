package dev.catamaran.feed.surf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void theSampleGraphHasItsPublishedSize() {
        Graph graph =
                Graph.read(Path.of(System.getProperty("catamaran.home"), "data", "wiki-vote.tsv.gz"), Long.MAX_VALUE);

        assertThat(graph.edges()).hasSize(103_689);
        assertThat(graph.degrees()).hasSize(7_115);
        assertThat(graph.edges().getFirst()).isEqualTo(new Edge(30, 1412));
        assertThat(graph.byFollower().values().stream().mapToInt(t -> t.size()).sum())
                .isEqualTo(103_689);
        assertThat(graph.degrees().values().stream().mapToInt(d -> d).sum()).isEqualTo(2 * 103_689);
    }

    @Test
    void aPartIsTheBeginning() throws IOException {
        Path file = Files.writeString(folder.resolve("g.tsv"), "1\t2\n2\t3\n3\t4\n");

        assertThat(Graph.read(file, 2).edges()).containsExactly(new Edge(1, 2), new Edge(2, 3));
    }

    @Test
    void aLineThatIsNoEdgeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("g.tsv"), "1\t2\n3 4\n");

        assertThatThrownBy(() -> Graph.read(file, Long.MAX_VALUE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("g.tsv:2");
    }

    @Test
    void anEmptyOrMissingGraphIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("g.tsv"), "# nothing\n");

        assertThatThrownBy(() -> Graph.read(file, Long.MAX_VALUE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no edge");
        assertThatThrownBy(() -> Graph.read(folder.resolve("none"), Long.MAX_VALUE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("cannot read");
    }

    @Test
    void peopleComeByTheirDegree() {
        var people = new People(new TreeMap<>(Map.of(10L, 1, 20L, 3, 30L, 6)));
        var random = new SplittableRandom(5);
        Map<Long, Long> counts = Stream.generate(() -> people.choose(random))
                .limit(100_000)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(counts.get(10L)).isCloseTo(10_000L, within(500L));
        assertThat(counts.get(20L)).isCloseTo(30_000L, within(800L));
        assertThat(counts.get(30L)).isCloseTo(60_000L, within(800L));
    }

    @Test
    void homesAreSpreadEvenlyAndAlwaysTheSame() {
        var access = new Access(
                new TreeMap<>(Map.of("cell-a", new Address("127.0.1.1", 1), "cell-b", new Address("127.0.2.1", 1))));
        long inA = Stream.iterate(0L, i -> i + 1)
                .limit(10_000)
                .filter(p -> access.of(p).getFirst().cell().equals("cell-a"))
                .count();

        assertThat(inA).isBetween(4_800L, 5_200L);
        assertThat(access.of(42)).isEqualTo(access.of(42)).hasSize(2);
        assertThat(access.of(42).stream().map(Access.Entry::cell)).containsExactlyInAnyOrder("cell-a", "cell-b");
    }
}
