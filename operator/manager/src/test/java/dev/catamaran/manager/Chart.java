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

/** A chart of the project, and what Helm makes of it; without {@code helm} on PATH its tests are skipped. */
record Chart(String name) {
    record Result(int exitCode, String output, String errors) {}

    Path folder() {
        return Path.of(System.getProperty("catamaran.home"), "helm", name);
    }

    Result helm(String command, String... options) throws IOException, InterruptedException {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "helm"))),
                "helm is not on PATH");
        var all = new ArrayList<>(List.of("helm", command));
        all.addAll(List.of(options));
        Path out = Files.createTempFile("helm", ".out");
        Path errors = Files.createTempFile("helm", ".err");
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

    /** What an installation as {@code catamaran} in the namespace {@code mesh} brings. */
    List<HasMetadata> objects(String... options) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("catamaran", folder().toString(), "--namespace", "mesh"));
        all.addAll(List.of(options));
        var result = helm("template", all.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.errors()).isZero();
        Object parsed = new KubernetesSerialization()
                .unmarshal(new ByteArrayInputStream(result.output().getBytes(StandardCharsets.UTF_8)));
        return ((Collection<?>) parsed).stream().map(HasMetadata.class::cast).toList();
    }

    <T> T only(Class<T> kind) throws IOException, InterruptedException {
        var found = objects().stream().filter(kind::isInstance).map(kind::cast).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
