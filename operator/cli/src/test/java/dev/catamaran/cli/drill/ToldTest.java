package dev.catamaran.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.judge.Judge;
import dev.catamaran.judge.Outcome;
import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.RecordWriter;
import dev.catamaran.metrics.DrillResult;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToldTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void theControllerIsToldWhatItTakes() throws IOException {
        Path record = folder.resolve("record.jsonl");
        try (RecordWriter out = RecordWriter.create(record)) {
            out.write(new Line.Header(Line.FORMAT, 0, 150, 1, new Line.Graph(2, 1), new TreeMap<>(), new TreeMap<>()));
            out.write(
                    new Line.Mark(0, "drill", Map.of("drill", "cell-outage", "fault", "CellOutage", "cell", "cell-a")));
            out.finish();
        }
        var told = Told.of(Judge.judge(record), Instant.ofEpochSecond(1000));
        assertThat(told.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(DrillResult.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        assertThat(told)
                .containsEntry("ended", "1970-01-01T00:16:40Z")
                .containsEntry("outcome", "Inconclusive")
                .as("no read near a fault that never was")
                .containsEntry("failedIdempotentRatio", -1.0);
    }

    @Test
    void everyOutcomeIsKnown() {
        assertThat(DrillResult.OUTCOMES)
                .containsExactlyElementsOf(
                        Arrays.stream(Outcome.values()).map(Outcome::toString).toList());
    }
}
