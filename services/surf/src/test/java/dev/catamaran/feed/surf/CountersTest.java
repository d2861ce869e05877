package dev.catamaran.feed.surf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.catamaran.judge.record.Line;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CountersTest {
    @Test
    void aCellIsOneLine() throws Exception {
        var cell = new JsonMapper().readTree("""
                {"cell": "cell-b", "served": {"logic/post/0": [12, 1], "glue/gateway/0": [30, 0]}, "lookups": {"logic/post/0": [0, 9, 3]}}
                """);

        assertThat(Counters.line(7, cell))
                .isEqualTo(new Line.Counters(
                        7,
                        "cell-b",
                        new TreeMap<>(Map.of("logic/post/0", List.of(12L, 1L), "glue/gateway/0", List.of(30L, 0L))),
                        new TreeMap<>(Map.of("logic/post/0", List.of(0L, 9L, 3L)))));
    }
}
