package dev.catamaran.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The real one; without {@code promtool} on PATH its tests are skipped. */
record Promtool(Path folder) {
    /** What it printed; a failed check fails the test. */
    String run(String... arguments) throws IOException, InterruptedException {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(part -> Files.isExecutable(Path.of(part, "promtool"))),
                "promtool is not on PATH: install Debian's package prometheus");
        var command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile(folder, "promtool", ".err");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said + Files.readString(errors)).isZero();
        return said;
    }
}
