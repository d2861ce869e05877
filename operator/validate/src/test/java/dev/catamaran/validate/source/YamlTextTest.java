package dev.catamaran.validate.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTextTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, Long",
        "-1, -1, Long",
        "1_000, 1000, Long",
        "0x1F, 31, Long",
        "010, 8, Long",
        "1.5, 1.5, Double",
        "9223372036854775808, 9.223372036854776E18, Double",
        "yes, true, Boolean",
        "Off, false, Boolean",
        "~, NULL, Null",
        "1:30, 1:30, String",
        "2026-01-01, 2026-01-01, String",
        "'\"1\"', 1, String",
        "100ms, 100ms, String"
    })
    void scalarsAreWhatTheApiServerTakesThemFor(String written, String value, String type) {
        Object read = ((YamlNode.Entries)
                        YamlText.parse("- " + written).documents().getFirst())
                .value()
                .getFirst();
        assertThat(read).hasToString(value);
        assertThat(read.getClass().getSimpleName()).isEqualTo(type);
    }

    @Test
    void documentsWithDirectivesAndEndMarksAreTakenApart() {
        YamlText text = YamlText.parse("%YAML 1.1\n---\na: 1\n...\n--- # two\nb: 2\n--- {c: 3}\n");
        assertThat(text.mistakes()).isEmpty();
        assertThat(text.documents()).extracting(YamlNode::line).containsExactly(3, 6, 7);
    }

    @Test
    void linesEndAsTheyDoOnWindowsToo() {
        assertThat(YamlText.parse("a: 1\r\n---\r\nb: 2\r\n").documents())
                .extracting(YamlNode::line)
                .isEqualTo(List.of(1, 3));
    }
}
