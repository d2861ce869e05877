package dev.catamaran.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.judge.Figures.Freshness;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Posts number 5 (steady), 15 (half a second before the fault), 40 (during the outage) and 85 (after the return). */
class FreshnessTest {
    @TempDir
    Path folder;

    private final SampleRecord record = SampleRecord.passing();

    @Test
    void postCountsWhenTheLastFollowerOfTheSlowestCellHasIt() {
        record.post(5, 0, 250).post(85, 0, 100);
        var report = record.judge(folder);
        assertThat(report.figures().freshness()).isEqualTo(new Freshness(2, 0, 250, 100));
        assertThat(report.outcome()).as(report.reason()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void postsJustBeforeTheFaultAndDuringTheOutageHaveNoDeadline() {
        record.post(5, 0, 250).post(15, 0, 9_000).post(40, 0, 9_000).post(85, 0, 100);
        assertThat(record.judge(folder).figures().freshness()).isEqualTo(new Freshness(4, 0, 250, 100));
    }

    @Test
    void postThatAFollowerLacksFailsTheDrill() {
        fails(record.post(40, 1, 250), "unseenPosts");
    }

    @Test
    void latePostFailsTheDrill() {
        fails(record.post(5, 0, 2_001), "postFreshSteadyP99Ms");
    }

    @Test
    void latePostAfterTheReturnFailsTheDrill() {
        fails(record.post(85, 0, 10_001), "postFreshAfterP99Ms");
    }

    @Test
    void limitsMayBeOthers() {
        record.post(5, 0, 250).dropMark("drill");
        record.mark(
                0,
                "drill",
                Map.of("limits", Map.of("minAckedWrites", 22, "minAckedNearFault", 2, "postFreshSteadyMs", 249)));
        fails(record, "postFreshSteadyP99Ms");
    }

    @Test
    void withoutPostsNothingIsPromisedAboutThem() {
        var report = record.judge(folder);
        assertThat(report.figures().freshness()).isEqualTo(new Freshness(0, -1, -1, -1));
        assertThat(report.checks()).extracting(Check::name).doesNotContain("unseenPosts", "postFreshSteadyP99Ms");
    }

    private void fails(SampleRecord changed, String check) {
        var report = changed.judge(folder);
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.checks())
                .filteredOn(c -> !c.passed())
                .extracting(Check::name)
                .containsExactly(check);
    }
}
