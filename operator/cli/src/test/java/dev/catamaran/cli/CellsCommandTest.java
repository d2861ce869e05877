package dev.catamaran.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.local.control.ControllerStatus.CellLine;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellsCommandTest {
    @Test
    void aCellSaysWhetherItCarriesAll() {
        var out = new StringWriter();
        CellsCommand.table(List.of(
                        new CellLine("cell-a", "ACTIVE", 100, true, 1, 120, 200, true, ""),
                        new CellLine("cell-b", "RETURNING", 40, false, 1, 120, 80, false, "")))
                .print(new PrintWriter(out));
        assertThat(out).hasToString("""
                CELL     PHASE       WEIGHT   DEMAND   CAPACITY   HEADROOM   CARRIES-ALL
                cell-a   ACTIVE      100 %    120      200        80         yes
                cell-b   RETURNING   40 %     120      80         -40        no
                """);
    }
}
