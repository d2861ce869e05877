package dev.catamaran.core.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrillEngineTest {
    private final FakeWorld world = new FakeWorld();

    @Test
    void trafficFlowsBeforeTheSteadyPhaseToWarmUp() {
        world.toWarmUp = Duration.ofSeconds(10);
        assertThat(world.engine(false).run()).isEqualTo(new DrillEnd.Finished());
        assertThat(world.log)
                .containsSubsequence(
                        "WARM_UP",
                        "mark warm-up-start",
                        "start",
                        "STEADY",
                        "mark steady-start",
                        "FAULT",
                        "mark fault-start");
        assertThat(world.now).isEqualTo(72_000);
    }

    @Test
    void aWholeDrillGoesThroughItsPhasesInOrder() {
        DrillEnd end = world.engine(true).run();

        assertThat(end).isEqualTo(new DrillEnd.Finished());
        assertThat(world.log)
                .containsExactly(
                        "PRE_CHECK",
                        "mark drill",
                        "admission",
                        "mark precheck",
                        "LOAD",
                        "mark load-start",
                        "load",
                        "STEADY",
                        "mark steady-start",
                        "start",
                        "FAULT",
                        "mark fault-start",
                        "apply",
                        "mark fault-applied",
                        "HOLD",
                        "mark hold-start",
                        "RECOVER",
                        "mark recover-start",
                        "recover",
                        "mark cell-ready",
                        "RETURN",
                        "mark return-start",
                        "mark cell-active",
                        "AFTER",
                        "mark after-start",
                        "mark traffic-end",
                        "stop",
                        "CONVERGE",
                        "mark converge-start",
                        "mark converged",
                        "READ_BACK",
                        "mark readback-start",
                        "readback",
                        "END",
                        "mark end",
                        "end");
        // 1 until the stores have the load, 15 steady, 5 after the fault, 20 hold, 6 until active, 15 after, 1 to
        // converge
        assertThat(world.now).isEqualTo(63_000);
        assertThat(world.marks.get("fault-applied")).isEqualTo(Map.of("appliedAtMs", 16_000L));
        assertThat(world.marks.get("drill"))
                .containsEntry("cell", "cell-a")
                .containsEntry("fault", "CellOutage")
                .containsEntry("pinned", true);
        assertThat(world.problems).isEmpty();
    }

    @Test
    void theGuardRefusesBeforeAnythingIsLoadedSentOrBroken() {
        world.admitted = false;

        assertThat(world.engine(true).run()).isEqualTo(new DrillEnd.Refused("2 × 900 for 300"));

        assertThat(world.log)
                .containsExactly("PRE_CHECK", "mark drill", "admission", "mark precheck", "END", "mark end", "end");
        assertThat(world.marks.get("precheck")).containsEntry("admitted", false);
    }

    @Test
    void whatTheGuardPredictsIsWrittenDownBesideItsVerdict() {
        world.engine(false).run();

        assertThat(world.marks.get("precheck"))
                .containsEntry("admitted", true)
                .containsEntry("saturation", 900.0)
                .containsEntry("saturationArithmetic", "gateway: 900");
    }

    @Test
    void theHoldGoesThroughItsRatesAndLastsAsLongAsTheyDo() {
        world.holdRates = List.of(rate(120, 3), rate(140, 4));

        assertThat(world.engine(false).run()).isEqualTo(new DrillEnd.Finished());

        // 15 s steady and 5 s after the fault
        assertThat(world.log)
                .containsSubsequence(
                        "mark hold-start",
                        "rate 120.0 at 20",
                        "rate 140.0 at 23",
                        "rate 100.0 at 27",
                        "mark recover-start");
    }

    @Test
    void theClimbEndsOnceMostOfAStepIsLostAndTheOldRateIsBack() {
        world.holdRates = List.of(rate(120, 3), rate(140, 3), rate(160, 3));
        world.traffic = second -> new Traffic.Second(second, 100, 20, second >= 23 && second < 26 ? 31 : 0);

        assertThat(world.engine(false).run()).isEqualTo(new DrillEnd.Finished());

        assertThat(world.log).containsSubsequence("rate 140.0 at 23", "rate 100.0 at 26", "mark recover-start");
        assertThat(world.log).noneMatch(entry -> entry.startsWith("rate 160"));
    }

    @Test
    void whatFailsOnPurposeDoesNotInterruptAndNeitherDoesWhatItLeavesBehind() {
        world.holdRates = List.of(rate(200, 20));
        // the hold ends at 40 s, its last timeouts at 45 s
        world.traffic = second -> new Traffic.Second(second, 100, second >= 20 && second < 45 ? 100 : 0, 0);

        assertThat(world.engine(false).run()).isEqualTo(new DrillEnd.Finished());
    }

    @Test
    void aMeshThatDoesNotRecoverFromASurgeIsInterrupted() {
        world.holdRates = List.of(rate(200, 20));
        world.toReturn = Duration.ofSeconds(60);
        world.traffic = second -> new Traffic.Second(second, 100, second >= 20 ? 100 : 0, 0);

        assertThat(world.engine(false).run()).isInstanceOf(DrillEnd.Interrupted.class);

        // 40 s, 5 s for what was under way, and ten bad ones
        assertThat(world.now).isEqualTo(55_000);
    }

    @Test
    void halfOfAStepLostDoesNotEndTheClimb() {
        world.holdRates = List.of(rate(120, 3), rate(140, 3));
        world.traffic = second -> new Traffic.Second(second, 100, 0, 50);

        world.engine(false).run();

        assertThat(world.log).contains("rate 140.0 at 23");
    }

    @Test
    void whatIsShedIsNoReasonToInterrupt() {
        world.traffic = second -> new Traffic.Second(second, 100, 0, 100);

        assertThat(world.engine(false).run()).isEqualTo(new DrillEnd.Finished());
    }

    private static HoldRate rate(double perSecond, int seconds) {
        return new HoldRate(perSecond, Duration.ofSeconds(seconds));
    }

    @Test
    void tooManyErrorsForTooLongInterruptAndUndoTheFault() {
        world.traffic = second -> new Traffic.Second(second, 100, second >= 15 ? 91 : 0, 0);

        assertThat(world.engine(false).run())
                .isEqualTo(new DrillEnd.Interrupted("more than 90.0 % of the requests failed for 10 s"));

        // ten bad seconds after the fault at 15 s
        assertThat(world.now).isEqualTo(25_000);
        assertThat(world.log).containsSubsequence("apply", "recover", "mark interrupted", "stop", "end");
        assertThat(world.faulty).isFalse();
    }

    @Test
    void errorsThatStopAfterNineSecondsDoNotInterrupt() {
        world.traffic = second -> new Traffic.Second(second, 100, second >= 15 && second < 24 ? 100 : 0, 0);

        assertThat(world.engine(false).run()).isEqualTo(new DrillEnd.Finished());
    }

    @Test
    void exactlyTheLimitDoesNotInterrupt() {
        world.traffic = second -> new Traffic.Second(second, 100, 90, 0);

        assertThat(world.engine(false).run()).isEqualTo(new DrillEnd.Finished());
    }

    @Test
    void aPersonWhoAbortsGetsTheFaultUndone() {
        DrillEngine engine = world.engine(false);
        world.onTick = () -> {
            if (world.now == 20_000) {
                engine.abort("interrupted from the keyboard");
            }
        };

        assertThat(engine.run()).isEqualTo(new DrillEnd.Interrupted("interrupted from the keyboard"));

        assertThat(world.now).isEqualTo(20_000);
        assertThat(world.faulty).isFalse();
        assertThat(world.marks.get("interrupted")).containsEntry("reason", "interrupted from the keyboard");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admission",
                "load",
                "start",
                "apply",
                "mark fault-applied",
                "mark hold-start",
                "mark recover-start",
                "mark cell-active",
                "mark after-start",
                "stop",
                "readback"
            })
    void whateverBreaksTheFaultIsUndoneAndTheRecordEnds(String order) {
        world.broken.add(order);

        assertThat(world.engine(true).run()).isEqualTo(new DrillEnd.Interrupted(order + " is broken"));

        assertThat(world.faulty).isFalse();
        assertThat(world.log).endsWith("mark end", "end");
        if (world.log.contains("apply")) {
            assertThat(world.log).contains("recover");
        }
        if (world.log.contains("start")) {
            assertThat(world.log).contains("mark traffic-end");
        }
    }

    @Test
    void aRecoveryThatFailsIsTriedAgain() {
        world.broken.add("recover");
        // the order in the RECOVER phase fails at 40 s, and so does the first attempt to clean up
        world.onTick = () -> {
            if (world.now >= 40_000) {
                world.broken.remove("recover");
            }
        };

        assertThat(world.engine(false).run()).isEqualTo(new DrillEnd.Interrupted("recover is broken"));

        assertThat(world.faulty).isFalse();
        assertThat(world.log.stream().filter("recover"::equals)).hasSize(3);
    }

    @Test
    void aRecoveryThatNeverSucceedsIsSaidToAPerson() {
        world.broken.add("recover");

        world.engine(false).run();

        assertThat(world.faulty).isTrue();
        assertThat(world.problems).anyMatch(p -> p.contains("f1 on cell-a could not be undone"));
    }

    @Test
    void anErrorOfTheMachineUndoesTheFaultToo() {
        world.onTick = () -> {
            if (world.faulty) {
                throw new OutOfMemoryError("no more");
            }
        };
        DrillEngine engine = world.engine(false);

        assertThatThrownBy(engine::run).isInstanceOf(OutOfMemoryError.class);

        assertThat(world.faulty).isFalse();
    }

    @Test
    void aCellThatNeverComesBackIsAFindingNotAnInterruption() {
        world.toReturn = Duration.ofHours(1);

        assertThat(world.engine(false).run()).isEqualTo(new DrillEnd.Finished());

        assertThat(world.log)
                .doesNotContain("mark cell-ready", "mark cell-active")
                .contains("readback");
        assertThat(world.problems).containsExactly("cell-a did not become ready within 120 s");
    }

    @Test
    void aCellThatIsBackButNeverActiveIsAFindingToo() {
        world.toActive = Duration.ofHours(1);

        world.engine(false).run();

        assertThat(world.log).contains("mark cell-ready").doesNotContain("mark cell-active");
        assertThat(world.problems).containsExactly("cell-a is back but did not become Active within 120 s");
    }

    @Test
    void storesThatStayDifferentAreReadBackAllTheSame() {
        world.toConverge = Duration.ofHours(1);

        assertThat(world.engine(false).run()).isEqualTo(new DrillEnd.Finished());

        assertThat(world.log).doesNotContain("mark converged").contains("readback");
        assertThat(world.problems).containsExactly("the cells' stores have not settled 60 s after the traffic: edge");
    }

    @Test
    void aRecordThatCannotBeCompletedIsNoFinishedDrill() {
        world.broken.add("end");

        assertThat(world.engine(false).run()).isEqualTo(new DrillEnd.Interrupted("end is broken"));
    }
}
