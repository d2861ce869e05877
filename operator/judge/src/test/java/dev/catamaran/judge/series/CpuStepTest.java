package dev.catamaran.judge.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.judge.record.Line;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CpuStepTest {
    @Test
    void aStepIsWhatWasUsedFromOneLineToTheNext() {
        var steps = CpuStep.of(
                List.of(
                        usage(8, Map.of("a", 13.0, "b", 5.0), 2),
                        usage(0, Map.of("a", 10.0, "b", 2.0), 1),
                        usage(4, Map.of("a", 12.0, "b", 5.0), 1.5)),
                3_000_000);

        assertThat(steps)
                .containsExactly(
                        new CpuStep(-3, 1, cpus(Map.of("a", 0.5, "b", 0.75, "driver", 0.125))),
                        new CpuStep(1, 5, cpus(Map.of("a", 0.25, "b", 0.0, "driver", 0.125))));
    }

    @Test
    void aCounterThatBeganAnewIsNoNegativeUse() {
        var steps =
                CpuStep.of(List.of(usage(0, Map.of("controller", 9.0), 0), usage(2, Map.of("controller", 1.0), 0)), 0);

        assertThat(steps.getFirst().cpus()).containsEntry("controller", 0.0);
    }

    @Test
    void whoAppearsLaterHasUsedNothingBefore() {
        var steps = CpuStep.of(List.of(usage(0, Map.of(), 0), usage(2, Map.of("b", 100.0), 0)), 0);

        assertThat(steps.getFirst().cpus()).containsEntry("b", 0.0);
    }

    @Test
    void oneLineIsNoStep() {
        assertThat(CpuStep.of(List.of(usage(0, Map.of("a", 1.0), 0)), 0)).isEmpty();
        assertThat(CpuStep.of(List.of(usage(1, Map.of("a", 1.0), 0), usage(1, Map.of("a", 2.0), 0)), 0))
                .isEmpty();
    }

    private static Line.Usage usage(double second, Map<String, Double> cpuSeconds, double driver) {
        return new Line.Usage(Math.round(second * 1e6), 100, 10, new TreeMap<>(cpuSeconds), driver);
    }

    private static NavigableMap<String, Double> cpus(Map<String, Double> cpus) {
        return new TreeMap<>(cpus);
    }
}
