package dev.catamaran.judge.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTest {
    @Test
    void plainWordsStayAsTheyAre() {
        assertThat(Shell.words(List.of("demo", "--rate", "200", "--report=/tmp/a_b-1.x")))
                .isEqualTo("demo --rate 200 --report=/tmp/a_b-1.x");
    }

    /** A shell gives the word back. */
    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "it's", "$(id)", "`id`", "a\nb", "\\", "\"", "-n;ls", "ü*?", "~"})
    void aShellReadsTheWordBack(String word) throws Exception {
        var shell = new ProcessBuilder("sh", "-c", "printf %s " + Shell.word(word)).start();

        assertThat(new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(word);
    }
}
