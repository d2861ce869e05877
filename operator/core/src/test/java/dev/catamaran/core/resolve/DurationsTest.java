package dev.catamaran.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "250ms,PT0.25S",
        "1m30s,PT1M30S",
        "1.5h,PT1H30M",
        "0s,PT0S",
        "168h,PT168H",
        "0.1s,PT0.1S",
        "1h1m1s1ms,PT1H1M1.001S",
        "0.0000005ms,PT0S",
        "2540400h,PT2540400H"
    })
    void readsExactly(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-1s", "1 s", "1.s", ".5s", "1d", "1us", "5sec", "PT5S"})
    void whatIsNoDurationIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is not a duration")
                .hasMessageContaining("1m30s");
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThatThrownBy(() -> Durations.parse("999999999999h"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("292 years");
    }
}
