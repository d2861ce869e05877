package dev.catamaran.judge.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    @Test
    void equalDifferencesAreEqualDistances() {
        var scale = LinearScale.fromZero(152, 300, 0, 3);

        assertThat(scale.ticks()).containsExactly(0.0, 100.0, 200.0);
        assertThat(scale.at(0)).isEqualTo(300);
        assertThat(scale.at(50)).isEqualTo(225);
        assertThat(scale.at(200)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.03, 0.03", "0.9, 1", "1, 1", "7, 10", "15, 15", "150, 150", "3001, 4000"})
    void theHighestValueIsOnTheScaleAndTheTopIsRound(double highest, double top) {
        assertThat(LinearScale.fromZero(highest, 100, 0, 3).high()).isCloseTo(top, within(1e-9));
    }

    @Test
    void secondsHaveRoundTicksAroundZero() {
        var scale = LinearScale.seconds(-15, 55, 40, 740, 12);

        assertThat(scale.ticks()).containsExactly(-10.0, 0.0, 10.0, 20.0, 30.0, 40.0, 50.0);
        assertThat(scale.at(-15)).isEqualTo(40);
        assertThat(scale.at(0)).isEqualTo(190);
        assertThat(scale.at(55)).isEqualTo(740);
    }

    @Test
    void equalRatiosAreEqualDistances() {
        var scale = LogScale.of(1, 1_000, 300, 0);

        assertThat(scale.ticks()).containsExactly(1.0, 10.0, 100.0, 1_000.0);
        assertThat(scale.at(10)).isCloseTo(200, within(1e-9));
        assertThat(scale.at(100)).isCloseTo(100, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"1.7, 340, 1, 500", "2, 200, 2, 200", "0.6, 3000, 0.5, 5000", "9, 9, 5, 50", "0, 0, 0.01, 0.1"})
    void logarithmicEndsAreRoundAndAtLeastADecadeApart(double lowest, double highest, double low, double high) {
        var scale = LogScale.of(lowest, highest, 100, 0);

        assertThat(scale.low()).isCloseTo(low, within(1e-9));
        assertThat(scale.high()).isCloseTo(high, within(1e-9));
    }

    @Test
    void fewDecadesHaveTicksBetween() {
        assertThat(LogScale.of(2, 50, 100, 0).ticks()).containsExactly(2.0, 5.0, 10.0, 20.0, 50.0);
    }

    @Test
    void whatIsBeyondTheScaleIsDrawnAtItsEnd() {
        assertThat(LinearScale.fromZero(10, 100, 0, 2).at(-3)).isEqualTo(100);
        assertThat(LogScale.of(1, 100, 100, 0).at(1e9)).isZero();
        assertThat(LogScale.of(1, 100, 100, 0).at(0)).isEqualTo(100);
    }
}
