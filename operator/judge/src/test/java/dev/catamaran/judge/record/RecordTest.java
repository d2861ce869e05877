package dev.catamaran.judge.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordTest {
    @TempDir
    Path folder = Path.of("");

    private static final List<Line> ALL = List.of(
            new Line.Header(
                    1, 10, 300.5, 7, new Line.Graph(2, 1), new TreeMap<>(Map.of("cell-a", "h:1")), new TreeMap<>()),
            new Line.Load(1, "FollowAll", "cell-a", 1, 2, 3, 200, Line.Result.OK),
            new Line.Request(
                    2,
                    "Person",
                    true,
                    "cell-a",
                    List.of("cell-b", "cell-a"),
                    1,
                    2,
                    3,
                    200,
                    Line.Result.OK,
                    "cell-b",
                    ""),
            new Line.Request(
                    3, "Person", true, "", List.of(), 1, 2, 3, 0, Line.Result.FAILED, "", "a \"quoted\" reason → ü"),
            new Line.Request(
                    4,
                    "Home",
                    true,
                    "cell-a",
                    List.of("cell-a"),
                    1,
                    2,
                    3,
                    429,
                    Line.Result.SHED,
                    "",
                    "status 429",
                    Line.TrafficClass.BACKGROUND,
                    "1"),
            new Line.Write("w/1", 2, Line.Kind.UNFOLLOW, 1, 5_000_000_000L, Line.WriteOutcome.INDETERMINATE, "", true),
            new Line.Mark(5, "drill", Map.of("limits", Map.of("lostWrites", 0))),
            new Line.Mark(5, "end", Map.of()),
            new Line.StoreRow("cell-a", 1, 2, false, "18446744073709551615", "w/1", true),
            new Line.StoreEnd("cell-a", 1, true),
            new Line.Spread("cell-a", 5_000_000_000L, 3, 1, 9),
            new Line.Counters(
                    6,
                    "cell-a",
                    new TreeMap<>(Map.of("logic/post/0", List.of(9L, 1L))),
                    new TreeMap<>(Map.of("logic/post/0", List.of(0L, 5L, 2L)))),
            new Line.Usage(5, 1.5, 3, new TreeMap<>(Map.of("cell-a", 2.5)), 0.5));

    private Path written() {
        Path file = folder.resolve("record.jsonl");
        try (RecordWriter out = RecordWriter.create(file)) {
            ALL.forEach(out::write);
            out.finish();
        }
        return file;
    }

    private static List<Line> read(Path file) {
        var lines = new ArrayList<Line>();
        RecordReader.read(file, lines::add);
        return lines;
    }

    @Test
    void whatWasWrittenIsReadBackAndTheFooterCounts() {
        var expected = new ArrayList<>(ALL);
        expected.add(new Line.Footer(3, 1));

        assertThat(read(written())).isEqualTo(expected);
    }

    @Test
    void linesLookAsDocumented() throws IOException {
        assertThat(Files.readAllLines(written()))
                .contains(
                        "{\"t\":\"write\",\"id\":\"w/1\",\"request\":2,\"kind\":\"unfollow\",\"from\":1,\"to\":5000000000,"
                                + "\"outcome\":\"indeterminate\",\"degraded\":true}",
                        "{\"t\":\"mark\",\"at\":5,\"name\":\"end\"}",
                        "{\"t\":\"store-end\",\"cell\":\"cell-a\",\"rows\":1,\"before\":true}")
                .anyMatch(l -> l.startsWith("{\"t\":\"request\",\"id\":3,") && l.contains("\\u2192"));
    }

    @Test
    void aRequestOfFormat1IsANormalOne() throws IOException {
        Path file = Files.writeString(folder.resolve("old.jsonl"), """
                {"t":"request","id":7,"op":"Follow","idempotent":true,"cell":"a","attempted":["a"],"intended":1,"sent":2,"answered":3,"status":200,"result":"ok"}
                """);

        assertThat(read(file))
                .containsExactly(
                        new Line.Request(7, "Follow", true, "a", List.of("a"), 1, 2, 3, 200, Line.Result.OK, "", ""))
                .first()
                .extracting("trafficClass", "retryAfter")
                .containsExactly(Line.TrafficClass.NORMAL, "");
    }

    @Test
    void whatWasShedIsNeitherOkNorFailed() {
        var shed = (Line.Request) ALL.get(4);
        assertThat(shed.shed()).isTrue();
        assertThat(shed.ok()).isFalse();
        assertThat(shed.failed()).isFalse();
    }

    /** Wherever the driver is killed, all lines before the cut are there. */
    @Test
    void aRecordCutAnywhereIsReadUpToTheCut() throws IOException {
        byte[] whole = Files.readAllBytes(written());
        Path cut = folder.resolve("cut.jsonl");
        for (int length = 0; length < whole.length; length++) {
            Files.write(cut, java.util.Arrays.copyOf(whole, length));
            long finished = new String(whole, 0, length, java.nio.charset.StandardCharsets.US_ASCII)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            assertThat((long) read(cut).size()).isBetween(finished, finished + 1);
        }
    }

    @Test
    void aLineThatIsNoneIsNamed() throws IOException {
        Path file = written();
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(3, "{\"t\":\"surprise\"}");
        Files.write(file, lines);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("record.jsonl:4");
    }

    @Test
    void evidenceIsNeverOverwritten() {
        Path file = written();

        assertThatThrownBy(() -> RecordWriter.create(file)).isInstanceOf(UncheckedIOException.class);
    }
}
