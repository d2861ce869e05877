package dev.catamaran.local.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.CellState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CpuSharesTest {
    private static final List<Cell> CELLS = List.of(cell("cell-b", 1), cell("cell-a", 0));

    @Test
    void cellsShareNoCpu() {
        var shares = CpuShares.of(CELLS, CpuShares.parse("0-1,4"));
        assertThat(shares.pinned()).isTrue();
        assertThat(shares.cells()).containsEntry("cell-a", "0").containsEntry("cell-b", "1");
        assertThat(shares.rest()).isEqualTo("4");
    }

    @Test
    void restIsEverythingWhenTheCellsTakeAll() {
        assertThat(CpuShares.of(CELLS, List.of(0, 1)).rest()).isEqualTo("0,1");
    }

    @Test
    void tooFewCpusAreNotDisguisedAsPinning() {
        var shares = CpuShares.of(CELLS, List.of(0));
        assertThat(shares.pinned()).isFalse();
        assertThat(shares.cells()).containsEntry("cell-a", "0").containsEntry("cell-b", "0");
    }

    private static Cell cell(String name, int index) {
        return new Cell(new CellName(name), index, CellState.ACTIVE, 100, 1);
    }

    @Test
    void whatMustNotDisturbStaysOffTheOtherCells() {
        var cells = new TreeMap<>(Map.of("cell-a", "0", "cell-b", "1"));
        assertThat(new CpuShares(true, cells, "0,1").beside(Set.of("cell-a"))).isEqualTo("0");
        assertThat(new CpuShares(true, cells, "0,1").beside(Set.of())).isEqualTo("0,1");
        assertThat(new CpuShares(true, cells, "2,3").beside(Set.of("cell-a"))).isEqualTo("2,3");
        assertThat(new CpuShares(false, cells, "0,1").beside(Set.of("cell-a"))).isEqualTo("0,1");
        assertThat(new CpuShares(false, new TreeMap<>(), "").beside(Set.of())).isEmpty();
    }
}
