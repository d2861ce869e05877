package dev.catamaran.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void whatRunsIsAskedForItsVersion() throws IOException {
        Path lib = Files.createDirectories(folder.resolve("operator/broker/target/lib"));
        Files.createFile(lib.resolve("kafka-server-common-4.9.9.jar"));
        Files.createFile(lib.resolve("kafka-server-4.3.1.jar"));
        Files.writeString(
                folder.resolve("release"), "JAVA_RUNTIME_VERSION=\"25.0.3+9-LTS\"\nJAVA_VERSION=\"25.0.3\"\n");
        Path envoy = script("echo \"$0  version: 9e5580933739775e/1.40.0/Clean/RELEASE/BoringSSL\"");

        assertThat(Versions.of(folder, envoy, folder))
                .containsEntry("envoy", "1.40.0")
                .containsEntry("java", "25.0.3+9-LTS")
                .containsEntry("kafka", "4.3.1")
                .containsEntry("redis", "6.2.6-v5")
                .containsEntry("postgresql", "18.6.0");
    }

    @Test
    void whatCannotBeFoundOutIsLeftOut() throws IOException {
        assertThat(Versions.of(folder, folder.resolve("no-envoy"), folder))
                .doesNotContainKeys("envoy", "java", "kafka");
        assertThat(Versions.of(folder, script("echo hello"), folder)).doesNotContainKey("envoy");
    }

    private Path script(String line) throws IOException {
        Path script = Files.writeString(folder.resolve("envoy"), "#!/bin/sh\n" + line + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
