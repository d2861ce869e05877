package dev.catamaran.core.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.cell.CellPhase.Observation;
import dev.catamaran.core.model.CellState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CellPhaseTest {
    private static final Instant T0 = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration RAMP = Duration.ofSeconds(10);

    private static CellPhase step(CellPhase phase, boolean lost, boolean ready, long afterMs) {
        return phase.next(new Observation(lost, ready, T0.plusMillis(afterMs)), RAMP);
    }

    @Test
    void aLostCellIsOutFromAnyPhase() {
        assertThat(step(CellPhase.active(), true, true, 0)).isEqualTo(CellPhase.out());
        assertThat(step(CellPhase.returning(), true, true, 0)).isEqualTo(CellPhase.out());
        assertThat(step(CellPhase.out(), true, false, 0)).isEqualTo(CellPhase.out());
    }

    @Test
    void aReturningCellGetsNothingUntilEverythingInItIsReady() {
        var returning = step(CellPhase.out(), false, true, 0);
        assertThat(returning).isEqualTo(CellPhase.returning());
        assertThat(step(returning, false, false, 60_000).weight()).isZero();
    }

    @Test
    void theWeightIsRampedInStepsOfTenPercent() {
        var ramping = step(CellPhase.returning(), false, true, 0);
        assertThat(ramping.weight()).isEqualTo(10);
        assertThat(step(ramping, false, true, 3_900).weight()).isEqualTo(30);
        assertThat(step(ramping, false, true, 9_999))
                .returns(90, CellPhase::weight)
                .returns(CellState.RETURNING, CellPhase::state);
        assertThat(step(ramping, false, true, 10_000)).isEqualTo(CellPhase.active());
    }

    @Test
    void theRampStartsAgainWhenSomethingStopsBeingReady() {
        var ramping = step(step(CellPhase.returning(), false, true, 0), false, true, 5_000);
        assertThat(ramping.weight()).isEqualTo(50);
        var stumbled = step(ramping, false, false, 6_000);
        assertThat(stumbled).isEqualTo(CellPhase.returning());
        assertThat(step(stumbled, false, true, 7_000).weight()).isEqualTo(10);
    }

    @Test
    void anActiveCellStaysActiveWhileSomethingInItRestarts() {
        assertThat(step(CellPhase.active(), false, false, 0)).isEqualTo(CellPhase.active());
    }

    @Test
    void withoutARampTheCellIsActiveAsSoonAsItIsReady() {
        assertThat(CellPhase.returning().next(new Observation(false, true, T0), Duration.ZERO))
                .isEqualTo(CellPhase.active());
    }
}
