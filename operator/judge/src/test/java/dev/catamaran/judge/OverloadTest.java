package dev.catamaran.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.Line.TrafficClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@link SampleRecord} with traffic that was driven up: from second 3.5 to 5.5 of its hold, 20 requests with the numbers 25 to 44, of which 25, 30, 35 and
 * 40 are writes.
 */
class OverloadTest {
    @TempDir
    Path folder = Path.of("");

    private static final long[] WRITES =
            LongStream.iterate(0, i -> i < 110, i -> i + 5).toArray();

    private static SampleRecord classes() {
        var record = SampleRecord.passing();
        for (long id : WRITES) {
            record.request(id, r -> SampleRecord.as(TrafficClass.CRITICAL, r));
        }
        return record;
    }

    /** 10 req/s are sent, the guard predicts 8. */
    private static SampleRecord surge() {
        return rates(classes(), "surge", 3.5, 5.5)
                .detail("precheck", "saturation", 8.0)
                .detail("precheck", "saturationArithmetic", "timeline: 1 × 4 req/s / 0.5 = 8 req/s");
    }

    /** Steps from second 3.1 to 4.1, to 5.1 and to 5.9, with ten, ten and eight requests: 21 to 30, 31 to 40, 41 to 48. */
    private static SampleRecord steps() {
        return rates(classes(), "steps", 3.1, 4.1, 5.1, 5.9)
                .detail("precheck", "saturation", 12.0)
                .detail("precheck", "saturationArithmetic", "gateway: 1 × 12 req/s / 1 = 12 req/s");
    }

    private static SampleRecord rates(SampleRecord record, String kind, double... seconds) {
        record.detail("drill", "holdLoad", kind);
        for (double second : seconds) {
            record.mark(second, "rate", Map.of("perSecond", second == seconds[seconds.length - 1] ? 10 : 20));
        }
        return record;
    }

    private static SampleRecord fail(SampleRecord record, long from, long to) {
        for (long id = from; id <= to; id++) {
            record.request(id, r -> SampleRecord.failed(once(r), 20_000));
        }
        return record;
    }

    /** The hold of this record begins right after the fault, whose window asks only after what may be repeated. */
    private static Line.Request once(Line.Request r) {
        return new Line.Request(
                r.id(),
                "Publish",
                false,
                r.cell(),
                r.attempted(),
                r.intended(),
                r.sent(),
                r.answered(),
                r.status(),
                r.result(),
                r.servedBy(),
                r.error(),
                r.trafficClass(),
                r.retryAfter());
    }

    private Report judge(SampleRecord record) {
        try {
            return record.judge(Files.createTempDirectory(folder, "record"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Check check(SampleRecord record, String name) {
        return judge(record).checks().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no check " + name));
    }

    @Test
    void aRecordWithoutClassesHasNormalRequestsAndNothingElse() {
        var overload = judge(SampleRecord.passing()).figures().overload();

        assertThat(overload.shed()).isZero();
        assertThat(overload.unaskedShedPercent()).isZero();
        assertThat(overload.classes())
                .containsExactly(new Overload.ByClass("drill", "normal", 110, 110, 0, 0, 0, 10, 10));
        assertThat(overload.surge().happened()).isFalse();
        assertThat(overload.saturation().steps()).isEmpty();
        assertThat(overload.saturation().sentence()).isEqualTo("the guard predicted nothing; not measured");
    }

    @Test
    void theRequestsAreCountedByClass() {
        var record = surge();
        record.request(26, r -> SampleRecord.shed(SampleRecord.as(TrafficClass.BACKGROUND, r), "1"));
        record.request(27, r -> SampleRecord.shed(SampleRecord.as(TrafficClass.BACKGROUND, r), ""));
        record.request(28, r -> SampleRecord.failed(r, 3_000_000));

        var overload = judge(record).figures().overload();

        assertThat(overload.shed()).isEqualTo(2);
        // what was shed within a millisecond is in no percentile
        assertThat(overload.classes())
                .containsExactly(
                        new Overload.ByClass("drill", "critical", 22, 22, 0, 0, 0, 10, 10),
                        new Overload.ByClass("drill", "normal", 86, 85, 0, 0, 1, 10, 3_000),
                        new Overload.ByClass("drill", "background", 2, 0, 2, 1, 0, -1, -1),
                        new Overload.ByClass("surge", "critical", 4, 4, 0, 0, 0, 10, 10),
                        new Overload.ByClass("surge", "normal", 14, 13, 0, 0, 1, 10, 3_000),
                        new Overload.ByClass("surge", "background", 2, 0, 2, 1, 0, -1, -1));
    }

    @Test
    void theGoodputIsHeldAgainstWhatTheGuardPredicted() {
        // 12 of 20 in two seconds: 6 of the 8 per second that one cell carries
        var record = fail(surge(), 26, 29);
        fail(record, 41, 44);

        var report = judge(record);
        var surge = report.figures().overload().surge();

        assertThat(surge).isEqualTo(new Overload.Surge(2, 10, 6, 8, 75, 75, -1, 10, 0));
        assertThat(check(record, "surgeGoodputPercent").passed()).isFalse();
        assertThat(check(record, "surgeGoodputPercent").explanation())
                .isEqualTo("6 of 10 req/s were answered as they wanted, in percent of 8 req/s that can be; saturation: "
                        + "timeline: 1 × 4 req/s / 0.5 = 8 req/s; not measured");
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aMeasuredSaturationCountsInsteadAndBothAreShown() {
        var record = fail(surge(), 26, 29).detail("drill", "saturation", 4.0);
        fail(record, 41, 44);

        var surge = judge(record).figures().overload().surge();

        assertThat(surge).isEqualTo(new Overload.Surge(2, 10, 6, 4, 150, 75, 150, 10, 0));
        assertThat(check(record, "surgeGoodputPercent").passed()).isTrue();
        assertThat(check(record, "surgeGoodputPercent").explanation()).endsWith("= 8 req/s; measured 4 req/s");
    }

    @Test
    void nobodyIsAskedForMoreThanWasSent() {
        var record = surge().detail("precheck", "saturation", 470.0);

        assertThat(judge(record).figures().overload().surge().goodputPercent()).isEqualTo(100);
    }

    @Test
    void whatFailsInASurgeIsNoErrorWindowAndTheHoldHasNoP99() {
        var report = judge(fail(surge(), 31, 31));

        assertThat(report.outcome()).as(report.reason()).isEqualTo(Outcome.PASSED);
        assertThat(report.figures().errorWindowMs()).isZero();
        assertThat(report.figures().recoverMs()).isZero();
        assertThat(report.checks()).extracting(Check::name).doesNotContain("holdP99Ms");
    }

    @Test
    void whatFailsLongAfterTheSurgeIsOne() {
        // the surge ends at 5.5, its last timeout at 8.5; request 76 is intended at 8.6
        assertThat(judge(fail(surge(), 74, 74)).figures().errorWindowMs()).isZero();
        assertThat(judge(fail(surge(), 76, 76)).figures().errorWindowMs()).isEqualTo(20);
    }

    @Test
    void theCriticalClassHasALimitOfItsOwn() {
        var slow = surge().request(30, r -> SampleRecord.took(r, 201_000));
        assertThat(check(slow, "surgeCriticalP99Ms").value()).isEqualTo(201);
        assertThat(check(slow, "surgeCriticalP99Ms").passed()).isFalse();

        var normal = surge().request(31, r -> SampleRecord.took(r, 201_000));
        assertThat(check(normal, "surgeCriticalP99Ms").value()).isEqualTo(10);

        var shed = surge().request(30, r -> SampleRecord.shed(r, "1"));
        assertThat(check(shed, "surgeCriticalFailedPercent").value()).isEqualTo(25);
        assertThat(check(shed, "surgeCriticalFailedPercent").passed()).isFalse();
    }

    @Test
    void aSurgeThatNeverCameProvesNothing() {
        var report = judge(SampleRecord.passing().detail("drill", "holdLoad", "surge"));

        assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(report.reason()).contains("surgeCriticalP99Ms is not known", "surgeGoodputPercent is not known");
    }

    @Test
    void whatIsShedIsNoFailureButMustHaveBeenAskedFor() {
        // 60 is intended at 7 s: the surge is over, but what it left may still be under way
        var asked = surge().request(60, r -> SampleRecord.shed(SampleRecord.as(TrafficClass.NORMAL, r), "1"));
        assertThat(judge(asked).outcome()).isEqualTo(Outcome.PASSED);

        var unasked = surge().request(101, r -> SampleRecord.shed(r, "1"));
        var report = judge(unasked);
        assertThat(report.figures().failed()).isZero();
        assertThat(report.figures().failedIdempotent()).isZero();
        // 25 to 74 are asked for
        assertThat(check(unasked, "unaskedShedPercent").value()).isCloseTo(100 / 60.0, within(1e-9));
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);

        var background = surge().request(101, r -> SampleRecord.shed(SampleRecord.as(TrafficClass.BACKGROUND, r), "1"));
        assertThat(judge(background).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void theHighestStepThatIsCarriedIsTheMeasuredSaturation() {
        // one of ten fails in the second step, and two of eight are late in the third
        var record = fail(steps(), 33, 33);
        record.request(44, r -> SampleRecord.took(r, 101_000));

        var saturation = judge(record).figures().overload().saturation();

        assertThat(saturation.steps()).extracting(Overload.Step::holds).containsExactly(true, false, false);
        assertThat(saturation.steps().getFirst()).isEqualTo(new Overload.Step(20, 10, 10, 0, 0, 10, 10, true));
        assertThat(saturation.steps().get(1)).isEqualTo(new Overload.Step(20, 10, 9, 0, 1, 10, 20, false));
        assertThat(saturation.measured()).isEqualTo(10);
        assertThat(saturation.offByPercent()).isCloseTo(20, within(1e-9));
        assertThat(saturation.sentence()).isEqualTo("gateway: 1 × 12 req/s / 1 = 12 req/s; measured 10 req/s");
        assertThat(check(record, "predictionWithinPercent").passed()).isTrue();
        assertThat(judge(record).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void whatIsShedIsNotCarried() {
        var record = steps().request(46, r -> SampleRecord.shed(r, "1"));

        var saturation = judge(record).figures().overload().saturation();

        assertThat(saturation.steps()).extracting(Overload.Step::holds).containsExactly(true, true, false);
        assertThat(saturation.steps().getLast().shed()).isCloseTo(1.25, within(1e-9));
    }

    @Test
    void aStepBelowOneThatIsCarriedWasAHiccup() {
        var record = fail(steps(), 23, 24);
        record.request(46, r -> SampleRecord.took(r, 101_000));

        var saturation = judge(record).figures().overload().saturation();

        assertThat(saturation.steps()).extracting(Overload.Step::holds).containsExactly(false, true, false);
        assertThat(saturation.measured()).isEqualTo(10);
    }

    @Test
    void aPredictionThatIsFarOffBreaksThePromise() {
        var record = fail(steps(), 33, 33).detail("precheck", "saturation", 12.6);
        record.request(44, r -> SampleRecord.took(r, 101_000));

        var report = judge(record);

        assertThat(check(record, "predictionWithinPercent").value()).isCloseTo(26, within(1e-9));
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        // too low is as wrong
        record.detail("precheck", "saturation", 7.4);
        assertThat(check(record, "predictionWithinPercent").value()).isCloseTo(26, within(1e-9));
    }

    @Test
    void aClimbThatEndedTooLowOrBeganTooHighMeasuresNothing() {
        var low = judge(steps());
        assertThat(low.figures().overload().saturation().measured()).isNegative();
        assertThat(low.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(low.reason()).contains("predictionWithinPercent is not known", "not measured");

        var high = fail(steps(), 21, 48);
        assertThat(judge(high).figures().overload().saturation().measured()).isNegative();
    }
}
