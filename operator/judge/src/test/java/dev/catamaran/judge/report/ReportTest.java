package dev.catamaran.judge.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.catamaran.judge.Judge;
import dev.catamaran.judge.Report;
import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.RecordWriter;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A record of a drill that was interrupted early: some checks fail, some prove nothing, some pass. */
class ReportTest {
    @TempDir
    Path folder = Path.of("");

    private Report report() {
        Path file = folder.resolve("record.jsonl");
        try (RecordWriter out = RecordWriter.create(file)) {
            out.write(new Line.Header(
                    1,
                    0,
                    300,
                    7,
                    new Line.Graph(2, 1),
                    new TreeMap<>(Map.of("cell-a", "h:1", "cell-b", "h:2")),
                    new TreeMap<>()));
            out.write(
                    new Line.Mark(0, "drill", Map.of("drill", "cell-outage", "fault", "CellOutage", "cell", "cell-a")));
            out.write(new Line.Mark(0, "steady-start", Map.of()));
            out.write(new Line.Mark(1_000, "interrupted", Map.of("reason", "a <bad> \u0007 thing & more")));
            out.write(new Line.Mark(2_000, "end", Map.of()));
            out.finish();
        }
        return Judge.judge(file);
    }

    @Test
    void jsonHasEveryFieldThatWasPromised() throws Exception {
        JsonNode json = new JsonMapper().readTree(JsonReport.render(report()));

        assertThat(json.properties().stream().map(Map.Entry::getKey))
                .contains(
                        "drill",
                        "outcome",
                        "startedAt",
                        "rate",
                        "phases",
                        "requests",
                        "failed",
                        "failedIdempotent",
                        "faultWindow",
                        "errorWindowMs",
                        "recoverMs",
                        "ackedWrites",
                        "ackedNearFault",
                        "degradedAcks",
                        "indeterminateWrites",
                        "lostWrites",
                        "cells",
                        "upSeconds",
                        "graph",
                        "processes",
                        "pssMiB",
                        "cpu",
                        "checks",
                        "overload");
        assertThat(names(json.path("overload")))
                .contains("shed", "unaskedShedPercent", "classes", "surge", "saturation");
        assertThat(names(json.path("overload").path("saturation")))
                .contains("predicted", "arithmetic", "measured", "offByPercent", "steps");
        assertThat(json.path("outcome").asText()).isEqualTo("Interrupted");
        assertThat(names(json.path("phases").get(0)))
                .contains("name", "startMs", "endMs", "requests", "failed", "p50Ms", "p99Ms");
        assertThat(names(json.path("faultWindow"))).contains("requests", "failed", "failedIdempotent", "slowestMs");
        assertThat(names(json.path("graph"))).contains("people", "edges", "loadSeconds");
        assertThat(names(json.path("cells").get(0))).contains("name", "recordsEqual");
        assertThat(names(json.path("checks").get(0))).contains("name", "bound", "limit", "value", "passed");
        assertThat(names(json.path("origin"))).containsExactly("seed");
        assertThat(names(json)).doesNotContain("timeline");
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    @Test
    void xmlHasOneTestCaseForEachCheck() throws Exception {
        Report report = report();
        var suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JUnitReport.render(report))))
                .getDocumentElement();
        NodeList cases = suite.getElementsByTagName("testcase");

        assertThat(suite.getTagName()).isEqualTo("testsuite");
        assertThat(IntStream.range(0, cases.getLength()).mapToObj(i -> ((Element) cases.item(i)).getAttribute("name")))
                .containsExactlyElementsOf(
                        report.checks().stream().map(c -> c.name()).toList());
        assertThat(Integer.parseInt(suite.getAttribute("failures")))
                .isEqualTo(suite.getElementsByTagName("failure").getLength())
                .isPositive();
        assertThat(Integer.parseInt(suite.getAttribute("errors")))
                .isEqualTo(suite.getElementsByTagName("error").getLength())
                .isPositive();
        assertThat(((Element) suite.getElementsByTagName("failure").item(0)).getAttribute("message"))
                .contains("a <bad> ? thing & more");
    }

    @Test
    void theTableNamesWhatFailedAndWhatIsUnknown() {
        assertThat(TableReport.render(report()))
                .contains("cell-outage Interrupted: a <bad>")
                .containsPattern("interruptions +0 +1 +FAILED")
                .containsPattern("lostWrites +0 +\\? +NOT PROVEN")
                .containsPattern("phantoms +0 +\\? +NOT PROVEN");
    }
}
