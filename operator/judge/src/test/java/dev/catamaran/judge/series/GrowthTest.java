package dev.catamaran.judge.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.judge.record.Line;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private static Line.Counters sample(long at, String cell, Map<String, List<Long>> served) {
        return new Line.Counters(at, cell, new TreeMap<>(served), new TreeMap<>());
    }

    private static List<Map<String, List<Long>>> served(Line.Counters... samples) {
        return Growth.of(List.of(samples)).stream()
                .<Map<String, List<Long>>>map(Growth::served)
                .toList();
    }

    @Test
    void whatAReplicaHadCountedBeforeIsNobodysAndLaterSamplesAreCompared() {
        assertThat(served(
                        sample(1, "a", Map.of("logic/post/0", List.of(100L, 3L))),
                        sample(2, "a", Map.of("logic/post/0", List.of(130L, 4L)))))
                .containsExactly(Map.of(), Map.of("logic/post/0", List.of(30L, 1L)));
    }

    @Test
    void aProcessBegunAnewCountsFromNothingWithAllItsCounters() {
        assertThat(served(
                        sample(1, "a", Map.of("logic/post/0", List.of(100L, 3L))),
                        sample(2, "a", Map.of("logic/post/0", List.of(20L, 5L)))))
                .endsWith(Map.of("logic/post/0", List.of(20L, 5L)));
    }

    @Test
    void aReplicaThatDidNotAnswerOnceLosesNothing() {
        assertThat(served(
                        sample(1, "a", Map.of("logic/post/0", List.of(100L, 0L))),
                        sample(2, "a", Map.of()),
                        sample(3, "a", Map.of("logic/post/0", List.of(150L, 0L)))))
                .endsWith(Map.of(), Map.of("logic/post/0", List.of(50L, 0L)));
    }

    @Test
    void cellsAreNotMixedUpAndTheOrderInTheFileDoesNotMatter() {
        assertThat(served(
                        sample(3, "a", Map.of("logic/post/0", List.of(15L, 0L))),
                        sample(2, "b", Map.of("logic/post/0", List.of(7L, 0L))),
                        sample(1, "a", Map.of("logic/post/0", List.of(10L, 0L))),
                        sample(4, "b", Map.of("logic/post/0", List.of(9L, 0L)))))
                .containsExactly(
                        Map.of(),
                        Map.of(),
                        Map.of("logic/post/0", List.of(5L, 0L)),
                        Map.of("logic/post/0", List.of(2L, 0L)));
    }
}
