package dev.catamaran.judge.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.catamaran.judge.Check;
import dev.catamaran.judge.MeshCounters;
import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.report.JsonReport;
import dev.catamaran.judge.report.TableReport;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the judge makes of counters, and how the reports show it. */
class MeshCountersTest {
    @TempDir
    Path folder = Path.of("");

    private final SampleDrill drill = SampleDrill.passed();

    @Test
    void servedIsCountedByLayerServicePhaseAndCell() {
        assertThat(drill.judge(folder).counters().served())
                .filteredOn(s -> s.service().equals("profile") && s.phase().equals("hold"))
                .extracting(MeshCounters.Served::layer, MeshCounters.Served::cell, MeshCounters.Served::requests)
                .containsExactly(tuple("storage-logic", "cell-b", 15 * 300L));
    }

    @Test
    void theReturnedCellCountsFromNothing() {
        assertThat(drill.judge(folder).counters().served())
                .filteredOn(s -> s.service().equals("edge")
                        && s.cell().equals("cell-a")
                        && !s.phase().equals("steady"))
                .extracting(MeshCounters.Served::phase, MeshCounters.Served::requests)
                .containsExactly(
                        tuple("fault", 75L),
                        tuple("recover", 7 * 75L),
                        tuple("return", 6 * 75L),
                        tuple("after", 17 * 75L));
    }

    @Test
    void hitRatioOfTheSurvivorIsComparedAroundTheFault() {
        var fault = drill.judge(folder).counters().cachesAtFault();
        assertThat(fault.before().hitPercent()).isBetween(94.5, 95.5);
        assertThat(fault.after().hitPercent()).isBetween(89.5, 90.5);
        assertThat(fault.dropPoints()).isBetween(4.5, 5.5);
        assertThat(fault.sharedDropPoints()).isEqualTo(fault.dropPoints());
    }

    @Test
    void theDropIsJudgedOnlyWhereTheDrillSaysHowFar() {
        assertThat(drill.judge(folder).checks()).extracting(Check::name).doesNotContain("cacheHitDropPoints");
    }

    @Test
    void aDropAboveTheLimitBreaksAPromise() {
        assertThat(check(4)).matches(c -> !c.passed() && c.kind() == Check.Kind.PROMISE);
    }

    @Test
    void aDropBelowTheLimitPasses() {
        assertThat(check(10)).matches(Check::passed);
    }

    @Test
    void withoutCountersNothingIsProven() {
        drill.lines.removeIf(Line.Counters.class::isInstance);
        assertThat(check(10)).matches(c -> !c.passed() && c.kind() == Check.Kind.PROOF);
    }

    @Test
    void aRecordWithoutCountersHasNoSuchSection() {
        drill.lines.removeIf(Line.Counters.class::isInstance);
        assertThat(HtmlReport.render(drill.judge(folder), "record.jsonl")).doesNotContain("Who served what");
    }

    private Check check(double limit) {
        drill.facts.put("limits", Map.of("cacheHitDropPoints", limit));
        return drill.judge(folder).checks().stream()
                .filter(c -> c.name().equals("cacheHitDropPoints"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyReportShowsThem() {
        var report = drill.judge(folder);
        String page = HtmlReport.render(report, "record.jsonl");
        assertThat(page)
                .contains(
                        "Who served what",
                        "Cache hit ratio, percent",
                        "step cache s-1",
                        "storage-logic",
                        "mirrorWrites of hot");
        assertThat(TableReport.render(report))
                .contains("storage-logic  profile", "caches         survivor 5 s after the fault");
        assertThat(JsonReport.render(report)).contains("\"cachesAtFault\"", "\"dropPoints\"", "\"hitPercent\"");
    }
}
