package dev.catamaran.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program on PATH, such as {@code helm}; where there is none, tests that run it are skipped. */
record Tool(String name) {
    record Result(int exitCode, String output, String errors) {
        /** The objects in the output, which is YAML. */
        List<HasMetadata> objects() {
            assertThat(exitCode).as(errors).isZero();
            Object parsed = new KubernetesSerialization()
                    .unmarshal(new ByteArrayInputStream(output.getBytes(StandardCharsets.UTF_8)));
            return ((Collection<?>) parsed)
                    .stream().map(HasMetadata.class::cast).toList();
        }
    }

    Result run(List<String> options) throws IOException, InterruptedException {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name))),
                name + " is not on PATH");
        var all = new ArrayList<>(List.of(name));
        all.addAll(options);
        Path out = Files.createTempFile(name, ".out");
        Path errors = Files.createTempFile(name, ".err");
        try {
            var process = new ProcessBuilder(all)
                    .redirectOutput(out.toFile())
                    .redirectError(errors.toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ends", all).isTrue();
            return new Result(process.exitValue(), Files.readString(out), Files.readString(errors));
        } finally {
            Files.delete(out);
            Files.delete(errors);
        }
    }
}
