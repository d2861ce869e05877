package dev.catamaran.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.series.Latencies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgePropertyTest {
    @TempDir
    Path folder = Path.of("");

    /** Lines come in the order in which answers did: that order says nothing. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfTheLinesDoesNotMatter(long seed) {
        var record = SampleRecord.passing()
                .request(21, r -> SampleRecord.failed(r, 40_000))
                .dropRow("cell-b", "w25");
        Report expected = record.judge(folder);
        Collections.shuffle(record.lines, new Random(seed));

        assertThat(record.judge(folder)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyDroppedRowOfAnAcknowledgedWriteIsNoticed(long seed) {
        var random = new Random(seed);
        var writes = new ArrayList<>(SampleRecord.passing().lines.stream()
                .filter(Line.Write.class::isInstance)
                .map(l -> ((Line.Write) l).id())
                .toList());
        Collections.shuffle(writes, random);
        int count = 1 + random.nextInt(writes.size() - 1);
        var record = SampleRecord.passing();
        writes.subList(0, count).forEach(id -> record.dropRow(random.nextBoolean() ? "cell-a" : "cell-b", id));

        assertThat(record.judge(folder).figures().lostWrites()).isEqualTo(count);
    }

    /** By its definition: at least so many percent of the values do not exceed it, and it is the smallest value of which that is true. */
    @Test
    void percentilesKeepTheirDefinition() {
        var random = new Random(9);
        for (int n : new int[] {1, 2, 3, 10, 99, 100, 101, 1_000}) {
            long[] values =
                    LongStream.generate(() -> random.nextInt(500)).limit(n).toArray();
            for (double percent : new double[] {50, 90, 99, 100}) {
                long found = Math.round(Latencies.of(Arrays.stream(values)).percentileMs(percent) * 1_000);
                assertThat(100.0 * Arrays.stream(values).filter(v -> v <= found).count() / n)
                        .isGreaterThanOrEqualTo(percent);
                assertThat(100.0 * Arrays.stream(values).filter(v -> v < found).count() / n)
                        .isLessThan(percent);
            }
        }
    }

    @Test
    void twoStoresMergeToTheNewestRows() {
        Store a = Store.of(List.of(
                new Line.StoreRow("cell-a", 1, 2, true, "5", "x", false),
                new Line.StoreRow("cell-a", 1, 3, true, "5", "x", false)));
        Store b = Store.of(List.of(
                new Line.StoreRow("cell-b", 1, 2, false, "6", "y", false),
                new Line.StoreRow("cell-b", 1, 3, true, "5", "x", false)));

        assertThat(Store.merged(List.of(a, b)).sameAs(b)).isTrue();
        assertThat(Store.merged(List.of(b, a)).sameAs(b)).isTrue();
        assertThat(a.sameAs(b)).isFalse();
    }
}
