package dev.catamaran.manager;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.catamaran.testkit.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The real one; without {@code promtool} on PATH its tests are skipped. */
record Promtool(Path folder) {
    private static final Tool PROMTOOL = new Tool("promtool");

    /** What it printed; a failed check fails the test. */
    String run(String... arguments) throws IOException, InterruptedException {
        assumeTrue(PROMTOOL.isThere(), PROMTOOL.missing() + ": install Debian's package prometheus");
        return PROMTOOL.run(folder, List.of(arguments)).orFail();
    }
}
