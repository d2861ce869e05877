package dev.catamaran.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catamaran.testkit.Golden.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void aCaseWithFilesOfTwoStages() throws IOException {
        Files.writeString(folder.resolve("case.yaml"), "says: Something.\n");
        Files.writeString(folder.resolve("model.out.yaml"), "name: feed\n");
        Files.createDirectories(folder.resolve("gateway"));
        Files.writeString(folder.resolve("gateway/xds.clusters.out.yaml"), "[]\n");
    }

    @Test
    void whatIsAsExpectedPasses() {
        assertThatCode(() -> check(false, Map.of("model.out.yaml", "name: feed\n")))
                .doesNotThrowAnyException();
    }

    @Test
    void whatDiffersFailsWithItsLine() {
        assertThatThrownBy(() -> check(false, Map.of("model.out.yaml", "name: food\n")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("model.out.yaml differs in line 1")
                .hasMessageContaining("expected: name: feed")
                .hasMessageContaining("made:     name: food");
    }

    @Test
    void whatIsNotMadeAnyMoreFails() {
        assertThatThrownBy(() -> check(false, Map.of()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("model.out.yaml differs");
    }

    @Test
    void whatIsMadeAndNotExpectedFails() {
        assertThatThrownBy(() ->
                        check(false, Map.of("model.out.yaml", "name: feed\n", "problems.out.yaml", "- reason: X\n")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("problems.out.yaml differs");
    }

    @Test
    void anUpdateRewritesAndDeletesWhatIsItsOwn() throws IOException {
        check(true, Map.of("problems.out.yaml", "- reason: X\n"));
        assertThat(folder.resolve("model.out.yaml")).doesNotExist();
        assertThat(folder.resolve("problems.out.yaml")).hasContent("- reason: X");
        assertThat(folder.resolve("case.yaml")).exists();
        assertThat(folder.resolve("gateway/xds.clusters.out.yaml")).exists();
    }

    @Test
    void anUpdateIsRefusedInCi() {
        assertThatThrownBy(() -> new Golden(folder, true, true))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not rewritten in CI");
    }

    @Test
    void aNameThatBelongsToAnotherStageIsRefused() {
        assertThatThrownBy(() -> check(false, Map.of("xds.clusters.out.yaml", "[]\n")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not a name for what CORE writes");
    }

    @Test
    void aFileThatNobodyReadsIsAStray() throws IOException {
        assertThat(new Golden(folder, false, false).strays()).isEmpty();
        Files.writeString(folder.resolve("notes.txt"), "remember\n");
        Files.writeString(folder.resolve("modell.out.yaml"), "name: feed\n");
        assertThat(new Golden(folder, false, false).strays()).containsExactly("modell.out.yaml", "notes.txt");
    }

    private void check(boolean update, Map<String, String> made) {
        new Golden(folder, update, false).check(Stage.CORE, new TreeMap<>(made));
    }
}
