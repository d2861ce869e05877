package dev.catamaran.core.live;

import static dev.catamaran.core.live.Meshes.A;
import static dev.catamaran.core.live.Meshes.B;
import static dev.catamaran.core.live.Meshes.active;
import static dev.catamaran.core.live.Meshes.cells;
import static dev.catamaran.core.live.Meshes.outdated;
import static dev.catamaran.core.live.Meshes.ready;
import static dev.catamaran.core.live.Meshes.starting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.CellState;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutTest {
    @Test
    void nothingIsTakenOutWhenNothingIsOutdated() {
        assertThat(Rollout.next(active(), List.of(ready("s", A, 0), ready("s", B, 0))))
                .isEmpty();
    }

    @Test
    void oneCellComesFirst() {
        assertThat(Rollout.next(
                        active(),
                        List.of(outdated("s", A, 0), outdated("s", A, 1), outdated("s", B, 0), outdated("s", B, 1))))
                .containsExactly(outdated("s", A, 0), outdated("s", A, 1));
    }

    @Test
    void theNextCellWaitsUntilTheFirstIsWhole() {
        assertThat(Rollout.next(active(), List.of(ready("s", A, 0), starting("s", A, 1), outdated("s", B, 0))))
                .isEmpty();
        assertThat(Rollout.next(active(), List.of(ready("s", A, 0), ready("s", A, 1), outdated("s", B, 0))))
                .containsExactly(outdated("s", B, 0));
    }

    @Test
    void nothingIsTakenOutWhileTheOtherCellIsLostOrReturns() {
        var replicas = List.of(outdated("s", A, 0), ready("s", B, 0));
        assertThat(Rollout.next(cells(CellState.ACTIVE, CellState.OUT), replicas))
                .isEmpty();
        assertThat(Rollout.next(cells(CellState.ACTIVE, CellState.RETURNING), replicas))
                .isEmpty();
    }

    @Test
    void aServiceThatIsBrokenElsewhereKeepsNoOtherBack() {
        assertThat(Rollout.next(
                        active(),
                        List.of(outdated("s", A, 0), starting("s", B, 0), outdated("t", A, 0), outdated("t", B, 0))))
                .containsExactly(outdated("t", A, 0));
    }
}
