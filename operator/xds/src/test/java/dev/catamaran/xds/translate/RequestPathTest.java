package dev.catamaran.xds.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/request-path.md} quotes is what Envoys are told: every excerpt occurs in the golden file that its first line names. */
class RequestPathTest {
    private static final Path HOME = Path.of(System.getProperty("catamaran.home"));
    private static final Pattern FENCE = Pattern.compile("```yaml\\n# (\\S+)\\n(.*?)```", Pattern.DOTALL);

    /** @param file relative to the golden cases */
    record Excerpt(String file, List<String> lines) {
        /** Lines that follow each other, all shifted by the same indentation. */
        boolean isIn(List<String> golden) {
            List<String> wanted = shiftedLeft(lines);
            return IntStream.rangeClosed(0, golden.size() - wanted.size())
                    .mapToObj(from -> golden.subList(from, from + wanted.size()))
                    .anyMatch(part -> shiftedLeft(part).equals(wanted));
        }

        private static List<String> shiftedLeft(List<String> lines) {
            return String.join("\n", lines).stripIndent().lines().toList();
        }

        @Override
        public String toString() {
            return file + ": " + lines.getFirst().strip();
        }
    }

    static List<Excerpt> excerpts() throws IOException {
        return FENCE.matcher(page())
                .results()
                .map(fence -> new Excerpt(fence.group(1), fence.group(2).lines().toList()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("excerpts")
    void isInTheGoldenFile(Excerpt excerpt) throws IOException {
        Path golden = HOME.resolve("operator/testkit/golden").resolve(excerpt.file());
        assertThat(excerpt.isIn(Files.readAllLines(golden)))
                .as("lines of %s: %s", excerpt.file(), excerpt.lines())
                .isTrue();
    }

    /** One whose first line names no file would be held to nothing. */
    @Test
    void everyYamlFenceNamesItsFile() throws IOException {
        assertThat(excerpts()).hasSize(page().split("```yaml", -1).length - 1).hasSizeGreaterThan(10);
    }

    private static String page() throws IOException {
        return Files.readString(HOME.resolve("docs/request-path.md"));
    }
}
