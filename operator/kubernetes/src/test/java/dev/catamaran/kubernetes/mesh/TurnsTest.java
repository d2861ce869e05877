package dev.catamaran.kubernetes.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.CellState;
import dev.catamaran.core.model.Endpoint;
import dev.catamaran.kubernetes.fixture.SampleCluster;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final CellName A = new CellName("cell-a");
    private static final CellName B = new CellName("cell-b");
    private static final Duration LONG = Duration.ofMinutes(10);

    private final SampleCluster cluster = new SampleCluster();

    @Test
    void atTheFirstStartNoCellIsLost() {
        var turn = cluster.look(_ -> false);
        assertThat(turn.model().orElseThrow().cells()).extracting(Cell::state).containsOnly(CellState.ACTIVE);
        assertThat(turn.endpoints()).isNotEmpty().noneMatch(Endpoint::ready);
    }

    @Test
    void aCellThatIsDarkIsOutAndGetsItsShareBackOnceAllOfItIsReady() {
        assertThat(cell(cluster.look(_ -> true), B).weight()).isEqualTo(100);

        var lost = cluster.look(w -> w.cell().equals(A));
        assertThat(cell(lost, B).state()).isEqualTo(CellState.OUT);
        assertThat(cell(lost, A).state()).isEqualTo(CellState.ACTIVE);

        var half = cluster.look(w -> w.cell().equals(A) || w.name().value().equals("gateway"));
        assertThat(cell(half, B).state()).isEqualTo(CellState.RETURNING);
        assertThat(cell(half, B).weight()).isZero();

        assertThat(cell(cluster.look(_ -> true), B).weight()).isBetween(1, 99);
        cluster.pass(LONG);
        assertThat(cell(cluster.look(_ -> true), B).state()).isEqualTo(CellState.ACTIVE);
    }

    @Test
    void aReplicaThatIsNotReadyMakesNoCellReturn() {
        cluster.look(_ -> true);
        var turn = cluster.look(w -> !w.name().value().equals("gateway"));
        assertThat(turn.model().orElseThrow().cells()).extracting(Cell::state).containsOnly(CellState.ACTIVE);
    }

    private static Cell cell(Turn turn, CellName name) {
        return turn.model().orElseThrow().cell(name).orElseThrow();
    }
}
