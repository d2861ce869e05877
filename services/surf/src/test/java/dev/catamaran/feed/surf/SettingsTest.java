package dev.catamaran.feed.surf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final List<String> NEEDED =
            List.of("--graph", "g.tsv", "--secrets", "s", "--record", "r.jsonl", "--access", "cell-a=127.0.1.1:8080");

    private static Settings parse(String... more) {
        return Settings.parse(Stream.concat(NEEDED.stream(), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void optionsMayComeSeveralTimesWhereThereAreSeveralCells() {
        Settings settings =
                parse("--access", "cell-b=127.0.2.1:8080", "--store", "cell-a=127.0.1.6:5432", "--rate", "450");

        assertThat(settings.access())
                .containsEntry("cell-a", new Address("127.0.1.1", 8080))
                .containsEntry("cell-b", new Address("127.0.2.1", 8080));
        assertThat(settings.stores()).containsEntry("cell-a", new Address("127.0.1.6", 5432));
        assertThat(settings.rate()).isEqualTo(450);
        assertThat(settings.timeoutMs()).isEqualTo(3_000);
        assertThat(settings.mix()).isEqualTo(Mix.USUAL);
        assertThat(settings.backgroundPercent()).isZero();
        assertThat(parse("--background-percent", "30").backgroundPercent()).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource({
        "--rate, fast, needs a number",
        "--mix, home=99, make 99 percent",
        "--access, 127.0.1.1:8080, needs CELL=HOST:PORT",
        "--access, cell-a=127.0.1.1, needs HOST:PORT",
        "--access, cell-a=127.0.1.1:99999, needs HOST:PORT",
        "--speed, 3, there is no option --speed"
    })
    void whatIsWrongIsNamed(String option, String value, String sentence) {
        assertThatThrownBy(() -> parse(option, value))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> Settings.parse("--graph", "g.tsv"))
                .isInstanceOf(BadInput.class)
                .hasMessage("--secrets is missing");
        assertThatThrownBy(() -> parse("--rate")).isInstanceOf(BadInput.class).hasMessage("--rate needs a value");
    }
}
