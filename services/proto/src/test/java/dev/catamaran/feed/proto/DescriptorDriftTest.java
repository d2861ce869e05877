package dev.catamaran.feed.proto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The descriptor set that the chart and the kustomization bring is the one that the build makes. {@code -Dgolden.update=true} writes it. */
class DescriptorDriftTest {
    private static final Path COMMITTED = Path.of(System.getProperty("catamaran.home"), "k8s/feed/feed.binpb");

    @Test
    void committedDescriptorSetIsGenerated(@TempDir Path folder) throws IOException {
        Path generated = folder.resolve("feed.binpb");
        DescriptorSet.main(generated.toString());
        if (Boolean.getBoolean("golden.update")) {
            Files.copy(generated, COMMITTED, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(COMMITTED).hasSameBinaryContentAs(generated);
    }
}
