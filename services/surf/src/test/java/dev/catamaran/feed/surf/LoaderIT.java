package dev.catamaran.feed.surf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.Line.Write;
import dev.catamaran.judge.record.Line.WriteOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoaderIT {
    @TempDir
    Path folder = Path.of("");

    @Test
    void everyEdgeIsSentInOneBatchOfItsPersonAndWrittenDown() throws IOException {
        try (var a = new TestServer("127.15.1.11", TestServer.healthy("cell-a"));
                var surf = new Surfing(
                        folder,
                        100,
                        Map.of("cell-a", a.address()),
                        "# comment",
                        "7\t8",
                        "7\t9",
                        "8\t7",
                        "7\t8",
                        "9\t9")) {
            surf.order("load");
            JsonNode loaded = surf.await("loaded");
            List<Line> lines = surf.end();

            // 7 → 8 comes twice and counts once; nobody follows themself
            assertThat(loaded.path("edges").asLong()).isEqualTo(3);
            assertThat(loaded.path("people").asLong()).isEqualTo(3);
            assertThat(a.seen().stream().map(TestServer.Request::path))
                    .containsExactlyInAnyOrder("/v1/people/7:followAll", "/v1/people/8:followAll");
            var writes = Surfing.of(Write.class, lines);
            assertThat(writes).hasSize(3).allMatch(w -> w.outcome() == WriteOutcome.ACKNOWLEDGED);
            // the i-th target of a batch has the write id WRITEID/i
            for (TestServer.Request request : a.seen()) {
                JsonNode body = new JsonMapper().readTree(request.body());
                long person =
                        Long.parseLong(List.of(request.path().split("[/:]", -1)).get(3));
                for (int i = 0; i < body.path("targets").size(); i++) {
                    String id = body.path("writeId").asText() + "/" + i;
                    long target = body.path("targets").get(i).asLong();
                    assertThat(writes).anyMatch(w -> w.id().equals(id) && w.from() == person && w.to() == target);
                }
            }
        }
    }

    @Test
    void aBatchThatFailsComesAgainAsANewWrite() throws IOException {
        var count = new AtomicInteger();
        String[] edges = IntStream.range(0, 200).mapToObj(i -> i + "\t1000").toArray(String[]::new);
        try (var a = new TestServer("127.15.1.12", (request, connection) -> {
                    if (count.incrementAndGet() == 50) {
                        connection.write("503 Service Unavailable", "", "{\"title\":\"no store\"}");
                    } else {
                        connection.ok("cell-a", "{\"hlc\":\"1\"}");
                    }
                });
                var surf = new Surfing(folder, 100, Map.of("cell-a", a.address()), edges)) {
            surf.order("load");
            assertThat(surf.await("loaded").path("edges").asLong()).isEqualTo(200);
            List<Line> lines = surf.end();

            assertThat(a.seen())
                    .hasSize(201)
                    .extracting(TestServer.Request::body)
                    .doesNotHaveDuplicates();
            var writes = Surfing.of(Write.class, lines);
            assertThat(writes).hasSize(201).extracting(Write::id).doesNotHaveDuplicates();
            var indeterminate = writes.stream()
                    .filter(w -> w.outcome() == WriteOutcome.INDETERMINATE)
                    .toList();
            assertThat(indeterminate).hasSize(1);
            assertThat(writes)
                    .anyMatch(w -> w.outcome() == WriteOutcome.ACKNOWLEDGED
                            && w.from() == indeterminate.getFirst().from());
        }
    }

    @Test
    void aBatchThatKeepsFailingEndsTheLoad() throws IOException {
        try (var a = new TestServer("127.15.1.13", (request, connection) -> {
                    if (request.path().contains("/7:")) {
                        connection.write("503 Service Unavailable", "", "{\"title\":\"no store\"}");
                    } else {
                        connection.ok("cell-a", "{\"hlc\":\"1\"}");
                    }
                });
                var surf = new Surfing(folder, 100, Map.of("cell-a", a.address()), "1\t2", "7\t2", "8\t2")) {
            surf.order("load");
            JsonNode error = surf.await("error");
            List<Line> lines = surf.end();

            assertThat(error.path("command").asText()).isEqualTo("load");
            assertThat(error.path("reason").asText()).contains("status 503", "no store");
            assertThat(Surfing.of(Write.class, lines).stream().filter(w -> w.from() == 7))
                    .hasSize(7)
                    .allMatch(w -> w.outcome() == WriteOutcome.INDETERMINATE);
        }
    }
}
