package dev.catamaran.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program on PATH, such as {@code helm}. Where there is none, tests that need it are to be skipped. */
public record Tool(String name) {
    private static final long PATIENCE_SECONDS = 60;

    /** What it said, and how it ended. */
    public record Result(int exitCode, String output, String errors) {
        /**
         * Its output.
         *
         * @throws AssertionError with all that it said, when it has failed
         */
        public String orFail() {
            if (exitCode != 0) {
                throw new AssertionError("ended with " + exitCode + ": " + output + errors);
            }
            return output;
        }
    }

    public boolean isThere() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    /** Why a test is skipped. */
    public String missing() {
        return name + " is not on PATH";
    }

    /**
     * Runs it to its end.
     *
     * @param directory to run in
     * @throws AssertionError when it has not ended after 60 s
     */
    public Result run(Path directory, List<String> options) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(name));
        all.addAll(options);
        Path out = Files.createTempFile(name, ".out");
        Path errors = Files.createTempFile(name, ".err");
        try {
            var process = new ProcessBuilder(all)
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(errors.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("not ended after " + PATIENCE_SECONDS + " s: " + String.join(" ", all));
            }
            return new Result(process.exitValue(), Files.readString(out), Files.readString(errors));
        } finally {
            Files.delete(out);
            Files.delete(errors);
        }
    }
}
