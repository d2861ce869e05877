package dev.catamaran.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.judge.Figures.CellFigures;
import dev.catamaran.judge.Figures.Served;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every figure of {@link SampleRecord}, computed by hand. */
class JudgeTest {
    @TempDir
    Path folder;

    @Test
    void everyFigureOfARecordWithoutFailure() {
        Report report = SampleRecord.passing().judge(folder);
        Figures f = report.figures();

        assertThat(report.outcome()).as(report.reason()).isEqualTo(Outcome.PASSED);
        assertThat(report.drill()).isEqualTo("cell-outage");
        assertThat(report.startedAt()).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(report.rate()).isEqualTo(10);
        assertThat(f.phases())
                .containsExactly(
                        new Figures.Phase("steady", 1_000, 3_000, 20, 0, 10, 10),
                        // the request of second 3.0
                        new Figures.Phase("fault", 3_000, 3_003, 1, 0, 10, 10),
                        new Figures.Phase("hold", 3_003, 6_000, 29, 0, 10, 10),
                        new Figures.Phase("recover", 6_000, 8_000, 20, 0, 10, 10),
                        new Figures.Phase("return", 8_000, 9_000, 10, 0, 10, 10),
                        new Figures.Phase("after", 9_000, 12_000, 30, 0, 10, 10));
        assertThat(f.requests()).isEqualTo(110);
        assertThat(f.failed()).isZero();
        // 3.1 s … 8.0 s, ten of which are writes (3.5, 4.0 … 8.0)
        assertThat(f.faultWindow()).isEqualTo(new Figures.FaultWindow(50, 0, 40, 0, 10));
        assertThat(f.errorWindowMs()).isZero();
        assertThat(f.recoverMs()).isZero();
        assertThat(f.returnMs()).isEqualTo(3_000);
        assertThat(f.convergeMs()).isEqualTo(500);
        assertThat(f.ackedWrites()).isEqualTo(22);
        // answered at 2.51 and 3.01; 3.51 is 509 ms after the fault
        assertThat(f.ackedNearFault()).isEqualTo(2);
        assertThat(f.lostWrites()).isZero();
        assertThat(f.phantoms()).isZero();
        assertThat(f.cells())
                .containsExactly(new CellFigures("cell-a", true, 24, 0), new CellFigures("cell-b", true, 24, 0));
        assertThat(f.served()).containsExactly(new Served("cell-a", "cell-a", 55), new Served("cell-b", "cell-b", 55));
        assertThat(f.upSeconds()).isEqualTo(20.5);
        assertThat(f.graph()).isEqualTo(new Figures.Graph(4, 2, 0.5, 2));
        assertThat(f.pssMiB()).isEqualTo(300);
        assertThat(f.processes()).isEqualTo(20);
        // seconds 1 to 11 only: 2 CPU seconds in 10
        assertThat(f.cpu())
                .containsOnly(Map.entry("cellA", 0.2), Map.entry("controller", 0.02), Map.entry("driver", 0.1));
        assertThat(f.pinned()).isTrue();
        assertThat(f.driver()).isEqualTo(new Figures.Driver(1, 1));
    }
}
