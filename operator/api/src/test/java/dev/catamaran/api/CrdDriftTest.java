package dev.catamaran.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed CRDs are what the classes generate. {@code -Dgolden.update=true} writes them. */
class CrdDriftTest {
    private static final Path CRDS = Path.of(System.getProperty("catamaran.home"), "crds");

    private static final List<Class<? extends CustomResource<?, ?>>> KINDS = List.of(
            AccessGateway.class,
            CacheCluster.class,
            Cell.class,
            Datastore.class,
            Drill.class,
            Mesh.class,
            MeshService.class,
            MessageBus.class);

    @TempDir
    Path generated = Path.of("");

    @Test
    void committedCrdsAreGenerated() throws IOException {
        new CRDGenerator()
                .customResourceClasses(List.copyOf(KINDS))
                .forCRDVersions("v1")
                .inOutputDir(generated.toFile())
                .generate();
        if (Boolean.getBoolean("golden.update")) {
            replaceCommitted();
        }
        assertThat(read(CRDS)).isEqualTo(read(generated));
    }

    private void replaceCommitted() throws IOException {
        for (String stale : read(CRDS).keySet()) {
            Files.delete(CRDS.resolve(stale));
        }
        for (var file : read(generated).entrySet()) {
            Files.writeString(CRDS.resolve(file.getKey()), file.getValue());
        }
    }

    private static SortedMap<String, String> read(Path folder) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yml")).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
