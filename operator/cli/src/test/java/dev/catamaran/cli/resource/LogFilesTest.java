package dev.catamaran.cli.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {
    @TempDir
    private Path stateDir = Path.of("unset");

    private final StringWriter written = new StringWriter();
    private final PrintWriter out = new PrintWriter(written);

    @BeforeEach
    void write() throws IOException {
        for (String cell : new String[] {"cell-a", "cell-b"}) {
            Path replica = Files.createDirectories(
                    stateDir.resolve("cells").resolve(cell).resolve("relation-0"));
            Files.writeString(replica.resolve("app.log"), "one of " + cell + "\ntwo\nthree\n");
        }
    }

    @Test
    void theLastLinesOfEachReplicaAreMarked() throws IOException {
        LogFiles.of(stateDir, "relation", "app.log").last(1, out);
        assertThat(written).hasToString("[cell-a/relation-0] three\n[cell-b/relation-0] three\n");
    }

    @Test
    void whatIsWrittenLaterFollowsInWholeLines() throws IOException {
        var logs = LogFiles.of(stateDir, "cell-a/relation-0", "app.log");
        logs.last(0, out);
        Path file = stateDir.resolve("cells/cell-a/relation-0/app.log");
        Files.writeString(file, "four\nha", StandardOpenOption.APPEND);
        logs.news(out);
        Files.writeString(file, "lf\n", StandardOpenOption.APPEND);
        logs.news(out);
        assertThat(written).hasToString("four\nhalf\n");
    }

    @Test
    void anUnknownReplicaSaysWhatThereIs() {
        assertThatThrownBy(() -> LogFiles.of(stateDir, "relatoin", "app.log"))
                .hasMessage("there is no replica of relatoin, did you mean relation?");
        assertThatThrownBy(() -> LogFiles.of(stateDir.resolve("elsewhere"), "relation", "app.log"))
                .hasMessageContaining("catamaran up");
    }
}
