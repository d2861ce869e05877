package dev.catamaran.judge.report.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 ms",
                "0.423 | 0.42 ms",
                "7 | 7 ms",
                "12.345 | 12.3 ms",
                "412.4 | 412 ms",
                "999.4 | 999 ms",
                "999.6 | 1 s",
                "1240 | 1.24 s",
                "18349 | 18.3 s",
                "102000 | 102 s",
                "-1 | not known"
            })
    void durationsHaveThreeDigits(double ms, String text) {
        assertThat(Numbers.ms(ms)).isEqualTo(text.equals("not known") ? text : text.replace(' ', Numbers.SPACE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 0 s", "-0.0001 | 0 s", "-2.5 | −2.5 s", "0.41 | +0.41 s", "15 | +15 s", "-120 | −120 s"})
    void secondsFromZeroHaveASign(double seconds, String text) {
        assertThat(Numbers.after(seconds))
                .isEqualTo(text.equals("not known") ? text : text.replace(' ', Numbers.SPACE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 10 | 0 %",
                "10 | 10 | 100 %",
                "1 | 3 | 33.3 %",
                "1 | 100000 | < 0.1 %",
                "99999 | 100000 | > 99.9 %",
                "1 | 1000 | 0.1 %",
                "1 | 0 | not known"
            })
    void aShareIsNeverRoundedToNothingOrEverything(long part, long whole, String text) {
        assertThat(Numbers.percent(part, whole))
                .isEqualTo(text.equals("not known") ? text : text.replace(' ', Numbers.SPACE));
    }

    @Test
    void countsAreGrouped() {
        assertThat(Numbers.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(Numbers.count(0)).isEqualTo("0");
        assertThat(Numbers.count(-1)).isEqualTo("not known");
    }

    @Test
    void coordinatesAreShort() {
        assertThat(Numbers.at(12)).isEqualTo("12");
        assertThat(Numbers.at(12.34)).isEqualTo("12.3");
        assertThat(Numbers.at(100)).isEqualTo("100");
        assertThat(Numbers.at(-0.04)).isEqualTo("0");
    }
}
