package dev.catamaran.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed CRDs are what the classes generate. {@code -Dgolden.update=true} writes them. */
class CrdDriftTest {
    private static final Path CRDS = Path.of(System.getProperty("catamaran.home"), "crds");

    @TempDir
    Path folder = Path.of("");

    @Test
    void committedCrdsAreGenerated() throws IOException {
        var generated = GeneratedCrds.in(folder);
        if (Boolean.getBoolean("golden.update")) {
            replaceCommitted(generated);
        }
        assertThat(GeneratedCrds.read(CRDS)).isEqualTo(generated);
    }

    private static void replaceCommitted(SortedMap<String, String> generated) throws IOException {
        for (String stale : GeneratedCrds.read(CRDS).keySet()) {
            Files.delete(CRDS.resolve(stale));
        }
        for (var file : generated.entrySet()) {
            Files.writeString(CRDS.resolve(file.getKey()), file.getValue());
        }
    }
}
