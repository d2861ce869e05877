package dev.catamaran.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.judge.Figures.CellFigures;
import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.Line.Kind;
import dev.catamaran.judge.record.Line.Request;
import dev.catamaran.judge.record.Line.Result;
import dev.catamaran.judge.record.Line.Write;
import dev.catamaran.judge.record.Line.WriteOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One change to a passing record, and the figure that must change with it. */
class MutatedRecordTest {
    @TempDir
    Path folder = Path.of("");

    private final SampleRecord record = SampleRecord.passing();

    private static List<String> failed(Report report) {
        return report.checks().stream()
                .filter(c -> !c.passed())
                .map(Check::name)
                .toList();
    }

    private static Write outcome(Write w, WriteOutcome outcome) {
        return new Write(w.id(), w.request(), w.kind(), w.from(), w.to(), outcome, "", false);
    }

    @Test
    void aRowMissingInOneCellIsALostWrite() {
        Report report = record.dropRow("cell-b", "w25").judge(folder);

        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.figures().lostWrites()).isEqualTo(1);
        assertThat(report.figures().cells())
                .containsExactly(new CellFigures("cell-a", true, 24, 0), new CellFigures("cell-b", false, 23, 1));
        assertThat(failed(report)).containsExactly("lostWrites", "unequalCells");
        assertThat(report.reason()).contains("lostWrites is 1, limit 0");
        assertThat(report.figures().examples().getFirst()).contains("w25", "[cell-b]");
    }

    @Test
    void aRowMissingInBothCellsIsOneLostWrite() {
        Report report = record.dropRow("cell-a", "w25").dropRow("cell-b", "w25").judge(folder);

        assertThat(report.figures().lostWrites()).isEqualTo(1);
        // they agree, on the wrong thing
        assertThat(failed(report)).containsExactly("lostWrites");
    }

    @Test
    void anEdgeOfTheGraphLoadCanBeLostToo() {
        assertThat(record.dropRow("cell-a", "load/1").judge(folder).figures().lostWrites())
                .isEqualTo(1);
    }

    @Test
    void aRowOlderThanTheWriteIsALostWrite() {
        // 1,025 was acknowledged for it
        record.row("cell-a", "w25", r -> row(r, r.following(), "1024", "w25"));

        assertThat(record.judge(folder).figures().lostWrites()).isEqualTo(1);
    }

    @Test
    void stampsAreComparedAsNumbers() {
        // 999 > 1024 as text
        record.row("cell-a", "w25", r -> row(r, r.following(), "999", "w25"));

        assertThat(record.judge(folder).figures().lostWrites()).isEqualTo(1);
    }

    @Test
    void stampsHaveNoSign() {
        String past2To63 = "9223372036854775808";
        record.row("cell-a", "w25", r -> row(r, r.following(), past2To63, "w25"));

        assertThat(record.judge(folder).figures().lostWrites()).isZero();
    }

    @Test
    void aNewerWriteToTheSameEdgeReplacesAnOlderOne() {
        // an unfollow of the edge of w25, acknowledged, later
        record.write("w30", w -> new Write("w30", 30, Kind.UNFOLLOW, 1, 105, WriteOutcome.ACKNOWLEDGED, "1030", false));
        for (String cell : List.of("cell-a", "cell-b")) {
            record.dropRow(cell, "w30");
            record.row(cell, "w25", r -> row(r, false, "1030", "w30"));
        }

        Report report = record.judge(folder);
        assertThat(report.outcome()).as(report.reason()).isEqualTo(Outcome.PASSED);
        assertThat(report.figures().lostWrites()).isZero();
        assertThat(report.figures().cells().getFirst().rows()).isEqualTo(23);
    }

    @Test
    void withTheSameStampTheWriteIdDecides() {
        record.write("w30", w -> new Write("w30", 30, Kind.UNFOLLOW, 1, 105, WriteOutcome.ACKNOWLEDGED, "1025", false));
        for (String cell : List.of("cell-a", "cell-b")) {
            record.dropRow(cell, "w30");
        }

        // w25 < w30: the row must be that of w30
        assertThat(record.judge(folder).figures().lostWrites()).isEqualTo(1);
        for (String cell : List.of("cell-a", "cell-b")) {
            record.row(cell, "w25", r -> row(r, false, "1025", "w30"));
        }
        assertThat(record.judge(folder).figures().lostWrites()).isZero();
    }

    @Test
    void aRowThatSaysTheOppositeOfItsWriteIsLostAndAPhantom() {
        record.row("cell-a", "w25", r -> row(r, false, r.hlc(), "w25"));

        Report report = record.judge(folder);
        assertThat(report.figures().lostWrites()).isEqualTo(1);
        assertThat(report.figures().phantoms()).isEqualTo(1);
    }

    @Test
    void aRowThatNoWriteExplainsIsAPhantom() {
        record.addRow("cell-a", new Line.StoreRow("cell-a", 8, 9, true, "7", "nobody", false));

        Report report = record.judge(folder);
        assertThat(report.figures().phantoms()).isEqualTo(1);
        assertThat(failed(report)).containsExactly("phantoms", "unequalCells");
    }

    @Test
    void aRowThatWasThereBeforeNeedsNoExplanation() {
        for (String cell : List.of("cell-a", "cell-b")) {
            record.addRow(cell, new Line.StoreRow(cell, 8, 9, true, "7", "earlier", false));
        }
        record.lines.add(new Line.StoreRow("cell-a", 8, 9, true, "7", "earlier", true));

        assertThat(record.judge(folder).figures().phantoms()).isZero();
    }

    @Test
    void aWriteThatCertainlyFailedMustNotBeInAStore() {
        record.write("w25", w -> outcome(w, WriteOutcome.FAILED));

        Report report = record.judge(folder);
        assertThat(report.figures().failedWrites()).isEqualTo(1);
        assertThat(report.figures().phantoms()).isEqualTo(2);
    }

    @Test
    void aPostWithoutAnAnswerMayHaveAnyId() {
        record.write(
                "w25",
                w -> new Line.Write(
                        w.id(),
                        w.request(),
                        Line.Kind.POST,
                        w.from(),
                        -1,
                        WriteOutcome.INDETERMINATE,
                        "",
                        w.degraded()));
        assertThat(record.judge(folder).figures().phantoms()).isZero();

        record.addRow("cell-a", new Line.StoreRow("cell-a", writer("w25"), 77, true, "77", "w25", false));
        assertThat(record.judge(folder).figures().phantoms()).isEqualTo(1);
    }

    private long writer(String id) {
        return record.lines.stream()
                .filter(line -> line instanceof Line.Write write && write.id().equals(id))
                .map(line -> ((Line.Write) line).from())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anIndeterminateWriteMayBeThereOrNot() {
        record.write("w25", w -> outcome(w, WriteOutcome.INDETERMINATE));
        record.write("w100", w -> outcome(w, WriteOutcome.INDETERMINATE));
        record.dropRow("cell-a", "w100").dropRow("cell-b", "w100");

        Report report = record.judge(folder);
        assertThat(report.figures().indeterminateWrites()).isEqualTo(2);
        assertThat(report.figures().lostWrites()).isZero();
        assertThat(report.figures().phantoms()).isZero();
        // 20 acknowledged of at least 22
        assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(failed(report)).containsExactly("ackedWrites");
    }

    @Test
    void aDegradedAcknowledgementIsCounted() {
        record.write(
                "w25", w -> new Write(w.id(), w.request(), w.kind(), w.from(), w.to(), w.outcome(), w.hlc(), true));

        assertThat(record.judge(folder).figures().degradedAcks()).isEqualTo(1);
    }

    @Test
    void aFailedReadInTheFaultWindowChangesItsFigures() {
        // intended at 3.1 s, 99 ms after the fault; fails after 40 ms
        Report report = record.request(21, r -> SampleRecord.failed(r, 40_000)).judge(folder);
        Figures f = report.figures();

        assertThat(f.failed()).isEqualTo(1);
        assertThat(f.failedIdempotent()).isEqualTo(1);
        assertThat(f.faultWindow()).isEqualTo(new Figures.FaultWindow(50, 1, 40, 1, 40));
        assertThat(f.errorWindowMs()).isEqualTo(40);
        assertThat(f.recoverMs()).isEqualTo(139);
        // 1 of 40 is 2.5 %
        assertThat(failed(report)).containsExactly("failedIdempotentPercent");
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void theErrorWindowReachesFromTheFirstToTheEndOfTheLastFailure() {
        // intended at 2.9 s and 5.9 s
        Report report = record.request(19, r -> SampleRecord.failed(r, 300_000))
                .request(49, r -> SampleRecord.failed(r, 20_000))
                .judge(folder);

        assertThat(report.figures().errorWindowMs()).isEqualTo(3_020);
        assertThat(report.figures().recoverMs()).isEqualTo(2_919);
        assertThat(failed(report)).contains("errorWindowMs");
    }

    @Test
    void aFailureBeforeTheFaultIsNoPartOfTheRecoveryButAFailure() {
        Report report = record.request(1, r -> SampleRecord.failed(r, 20_000)).judge(folder);

        assertThat(report.figures().recoverMs()).isZero();
        assertThat(report.figures().faultWindow().failed()).isZero();
        assertThat(report.figures().errorWindowMs()).isEqualTo(20);
        assertThat(failed(report)).containsExactly("failedBeforeFault");
    }

    @Test
    void aRequestThatClaimsSuccessWithoutOneIsNotBelieved() {
        record.request(
                21,
                r -> new Request(
                        r.id(),
                        r.op(),
                        true,
                        r.cell(),
                        r.attempted(),
                        r.intended(),
                        r.sent(),
                        r.answered(),
                        503,
                        Result.OK,
                        r.servedBy(),
                        ""));

        assertThat(record.judge(folder).figures().failed()).isEqualTo(1);
    }

    @Test
    void oneSlowRequestOfTwentyIsTheNinetyNinthPercentile() {
        // steady has the requests 0 to 19
        record.request(7, r -> SampleRecord.took(r, 250_000));

        Report report = record.judge(folder);
        assertThat(report.figures().phases().getFirst().p50Ms()).isEqualTo(10);
        assertThat(report.figures().phases().getFirst().p99Ms()).isEqualTo(250);
        assertThat(failed(report)).containsExactly("steadyP99Ms");
    }

    @Test
    void latencyCountsFromTheIntendedTime() {
        // the driver sent it 300 ms late, and it was answered at once
        record.request(
                7,
                r -> new Request(
                        r.id(),
                        r.op(),
                        true,
                        r.cell(),
                        r.attempted(),
                        r.intended(),
                        r.intended() + 300_000,
                        r.intended() + 301_000,
                        200,
                        Result.OK,
                        r.servedBy(),
                        ""));

        Report report = record.judge(folder);
        assertThat(report.figures().phases().getFirst().p99Ms()).isEqualTo(301);
        assertThat(report.figures().driver().lateMaxMs()).isEqualTo(300);
        // one late request of 110 is not yet a late driver: the mesh has to answer for it
        assertThat(failed(report)).containsExactly("steadyP99Ms");
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aLateDriverProvesNothingAboutLatency() {
        for (long i = 0; i < 20; i++) {
            record.request(
                    i,
                    r -> new Request(
                            r.id(),
                            r.op(),
                            true,
                            r.cell(),
                            r.attempted(),
                            r.intended(),
                            r.intended() + 300_000,
                            r.intended() + 301_000,
                            200,
                            Result.OK,
                            r.servedBy(),
                            ""));
        }

        Report report = record.judge(folder);
        assertThat(failed(report)).containsExactly("steadyP99Ms", "driverLateP99Ms");
        assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aLateDriverDoesNotExcuseSlowAnswers() {
        for (long i = 0; i < 20; i++) {
            record.request(
                    i,
                    r -> new Request(
                            r.id(),
                            r.op(),
                            true,
                            r.cell(),
                            r.attempted(),
                            r.intended(),
                            r.intended() + 300_000,
                            r.intended() + 500_000,
                            200,
                            Result.OK,
                            r.servedBy(),
                            ""));
        }

        assertThat(record.judge(folder).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aWriteShiftedAwayFromTheFaultIsNotNearItAnyMore() {
        // answered at 3.01 s; half a second and 1 ms after the fault now
        record.request(20, r -> SampleRecord.took(r, 502_000));

        Report report = record.judge(folder);
        assertThat(report.figures().ackedNearFault()).isEqualTo(1);
        assertThat(failed(report)).containsExactly("ackedNearFault");
        assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void exactlyHalfASecondIsNear() {
        record.request(20, r -> SampleRecord.took(r, 501_000));

        assertThat(record.judge(folder).figures().ackedNearFault()).isEqualTo(2);
        record.request(20, r -> SampleRecord.took(r, 501_001));
        assertThat(record.judge(folder).figures().ackedNearFault()).isEqualTo(1);
    }

    @Test
    void aStoreThatWasNotReadProvesNothing() {
        record.lines.removeIf(l -> l instanceof Line.StoreRow r && r.cell().equals("cell-b"));
        record.lines.removeIf(l -> l instanceof Line.StoreEnd e && e.cell().equals("cell-b"));

        Report report = record.judge(folder);
        assertThat(report.figures().lostWrites()).isEqualTo(-1);
        assertThat(report.figures().cells().getLast()).isEqualTo(new CellFigures("cell-b", false, -1, -1));
        assertThat(failed(report)).containsExactly("lostWrites", "unequalCells", "storesRead");
        assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aStoreCutShortCountsAsNotRead() {
        // the row goes, the number of rows stays
        record.lines.removeIf(l -> l instanceof Line.StoreRow r
                && r.cell().equals("cell-b")
                && r.writeId().equals("w25"));

        assertThat(record.judge(folder).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aLossInTheStoreThatWasReadIsProvenAllTheSame() {
        record.dropRow("cell-a", "w25");
        record.lines.removeIf(l -> l instanceof Line.StoreEnd e && e.cell().equals("cell-b"));

        Report report = record.judge(folder);
        assertThat(report.figures().lostWrites()).isEqualTo(1);
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aRecordWithoutFooterProvesNothing() {
        record.footer = false;

        Report report = record.judge(folder);
        assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(failed(report)).containsExactly("recordComplete");
    }

    @Test
    void aRecordThatALineWasTakenFromProvesNothing() {
        // the footer still counts it
        record.footer = false;
        record.lines.add(new Line.Footer(110, 24));
        assertThat(record.judge(folder).outcome()).isEqualTo(Outcome.PASSED);

        record.lines.removeIf(l -> l instanceof Request r && r.id() == 7);
        assertThat(failed(record.judge(folder))).containsExactly("recordComplete");
    }

    @Test
    void withoutAFaultNothingIsProven() {
        Report report = record.dropMark("fault-applied").dropMark("cell-active").judge(folder);

        assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(failed(report))
                .contains("faultApplied", "failedIdempotentPercent", "ackedNearFault", "cellReturned");
    }

    @Test
    void aCellThatStaysAwayIsAFailure() {
        Report report = record.dropMark("cell-active").judge(folder);

        assertThat(report.figures().returnMs()).isEqualTo(-1);
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed(report)).containsExactly("cellReturned");
    }

    @Test
    void storesThatNeverHoldTheSameAreAFailure() {
        Report report = record.dropMark("converged").judge(folder);

        assertThat(report.figures().convergeMs()).isEqualTo(-1);
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed(report)).containsExactly("converged");
    }

    @Test
    void aRefusalOutweighsEverythingAndHasItsArithmetic() {
        record.dropMark("precheck").mark(0.001, "precheck", Map.of("admitted", false, "arithmetic", "900 for 20000"));

        Report report = record.judge(folder);
        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.reason()).isEqualTo("900 for 20000");
        assertThat(failed(report)).containsExactly("capacity");
    }

    @Test
    void anInterruptionHasItsReason() {
        record.mark(7, "interrupted", Map.of("reason", "more than 90 % failed"));

        Report report = record.judge(folder);
        assertThat(report.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(report.reason()).isEqualTo("more than 90 % failed");
        assertThat(failed(report)).containsExactly("interruptions");
    }

    @Test
    void otherLimitsGiveAnotherVerdict() {
        Path file = record.request(21, r -> SampleRecord.failed(r, 40_000)).file(folder);
        Expectations lenient =
                Expectations.of(Map.of("failedIdempotentPercent", 3, "minAckedWrites", 22, "minAckedNearFault", 2));

        assertThat(Judge.judge(file).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(Judge.judge(file, lenient).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aRequestServedByTheOtherCellAndASecondAddressAreCounted() {
        record.request(
                22,
                r -> new Request(
                        r.id(),
                        r.op(),
                        true,
                        "cell-a",
                        r.attempted(),
                        r.intended(),
                        r.sent(),
                        r.answered(),
                        200,
                        Result.OK,
                        "cell-b",
                        ""));
        record.request(
                24,
                r -> new Request(
                        r.id(),
                        r.op(),
                        true,
                        "cell-b",
                        List.of("cell-a", "cell-b"),
                        r.intended(),
                        r.sent(),
                        r.answered(),
                        200,
                        Result.OK,
                        "cell-b",
                        ""));

        Figures f = record.judge(folder).figures();
        assertThat(f.served())
                .containsExactly(
                        new Figures.Served("cell-a", "cell-a", 53),
                        new Figures.Served("cell-a", "cell-b", 1),
                        new Figures.Served("cell-b", "cell-b", 56));
        assertThat(f.secondAddress()).isEqualTo(1);
    }

    private static Line.StoreRow row(Line.StoreRow r, boolean following, String hlc, String writeId) {
        return new Line.StoreRow(r.cell(), r.from(), r.to(), following, hlc, writeId, false);
    }
}
