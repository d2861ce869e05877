package dev.catamaran.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.judge.Judge;
import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.RecordWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void everyFormIsWrittenAndThePageSaysWhereTheRecordIs() throws IOException {
        Path record = Files.createDirectories(folder.resolve("kept evidence")).resolve("record.jsonl");
        try (RecordWriter out = RecordWriter.create(record)) {
            out.write(new Line.Header(Line.FORMAT, 0, 150, 1, new Line.Graph(2, 1), new TreeMap<>(), new TreeMap<>()));
            out.write(
                    new Line.Mark(0, "drill", Map.of("drill", "cell-outage", "fault", "CellOutage", "cell", "cell-a")));
            out.finish();
        }
        Path reports = Files.createDirectories(folder.resolve("out"));

        Reports.write(Judge.judge(record), record, reports);

        assertThat(reports.resolve("report.json")).content().contains("\"cell-outage\"");
        assertThat(reports.resolve("report.xml")).content().contains("catamaran.drill.cell-outage");
        assertThat(reports.resolve("report.html"))
                .content()
                .startsWith("<!DOCTYPE html>")
                .contains("./catamaran judge &#39;../kept evidence/record.jsonl&#39;");
    }
}
