package dev.catamaran.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catamaran.judge.Figures.CellFigures;
import dev.catamaran.judge.Figures.Served;
import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.series.CpuStep;
import dev.catamaran.judge.series.Moment;
import dev.catamaran.judge.series.Second;
import dev.catamaran.judge.series.Timeline;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every figure of {@link SampleRecord}, computed by hand. */
class JudgeTest {
    @TempDir
    Path folder;

    @Test
    void theOriginIsWhatTheRecordSaysOfIt() {
        var record = SampleRecord.passing().dropMark("drill");
        record.mark(
                0,
                "drill",
                Map.of(
                        "command",
                        List.of("demo", "--rate", "7"),
                        "versions",
                        Map.of("envoy", "1.40.0"),
                        "machine",
                        Map.of("cpus", 2),
                        "pinning",
                        Map.of("cell-a", "0"),
                        "settings",
                        Map.of("mirrorWrites of hot", true)));

        assertThat(record.judge(folder).origin())
                .isEqualTo(new Origin(
                        List.of("demo", "--rate", "7"),
                        7,
                        new TreeMap<>(Map.of("envoy", "1.40.0")),
                        new TreeMap<>(Map.of("cpus", "2")),
                        new TreeMap<>(Map.of("cell-a", "0")),
                        new TreeMap<>(Map.of("mirrorWrites of hot", "true"))));
    }

    @Test
    void anOlderRecordSaysNothingOfItsOrigin() {
        assertThat(SampleRecord.passing().judge(folder).origin())
                .isEqualTo(
                        new Origin(List.of(), 7, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>()));
    }

    @Test
    void aRecordOfTheFirstFormatIsJudgedAndOneOfALaterFormatIsNot() {
        var record = SampleRecord.passing();
        record.lines.replaceAll(l -> l instanceof Line.Header h ? format(h, 1) : l);
        assertThat(record.judge(folder).outcome()).isEqualTo(Outcome.PASSED);

        record.lines.replaceAll(l -> l instanceof Line.Header h ? format(h, Line.FORMAT + 1) : l);
        assertThatThrownBy(() -> record.judge(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("this judge reads 1 to " + Line.FORMAT);
    }

    private static Line.Header format(Line.Header h, int format) {
        return new Line.Header(format, h.startedAt(), h.rate(), h.seed(), h.graph(), h.access(), h.mix());
    }

    @Test
    void everyCheckSaysOnWhichSideOfItsLimitTheValueHasToBe() {
        var bounds = SampleRecord.passing().judge(folder).checks().stream()
                .collect(Collectors.toMap(Check::name, Check::bound));

        assertThat(bounds)
                .containsEntry("lostWrites", Check.Bound.AT_MOST)
                .containsEntry("steadyP99Ms", Check.Bound.AT_MOST)
                .containsEntry("ackedWrites", Check.Bound.AT_LEAST);
    }

    /** What the series make of their input has tests of its own; this is about what they are given. */
    @Test
    void theTimelineIsDrawnUpFromTheWholeRecord() {
        var timeline = SampleRecord.passing().judge(folder).timeline();

        // requests from second 1 to 11.9, the last one answered 10 ms later; the fault is at 3.001
        assertThat(timeline.start()).isEqualTo(-2.001);
        assertThat(timeline.end()).isEqualTo(8.909);
        assertThat(timeline.cells()).containsExactly("cell-a", "cell-b");
        assertThat(timeline.phases().stream().map(Timeline.Stretch::name))
                .containsExactly("steady", "fault", "hold", "recover", "return", "after");
        assertThat(timeline.moments().stream().map(Moment::name))
                .contains("cell-ready", "cell-active")
                .doesNotContain("steady-start");
        assertThat(timeline.seconds().stream().mapToInt(Second::requests).sum()).isEqualTo(110);
        // 1.0 s and later are within 5 s before the fault, 8.0 s and earlier within 5 s after it
        assertThat(timeline.around()).hasSize(71);
        // the usage lines of seconds 1 and 11 lie within the traffic
        assertThat(timeline.cpu())
                .containsExactly(new CpuStep(
                        -2.001, 7.999, new TreeMap<>(Map.of("cell-a", 0.2, "controller", 0.02, "driver", 0.1))));
    }

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
        assertThat(f.cpuOf("cell-a")).isEqualTo(0.2);
        assertThat(f.cpuOf("cell-b")).isEqualTo(-1);
        assertThat(f.pinned()).isTrue();
        assertThat(f.driver()).isEqualTo(new Figures.Driver(1, 1));
    }
}
