package dev.catamaran.xds.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.xds.snapshot.GroupSnapshot;
import dev.catamaran.xds.snapshot.Resource;
import dev.catamaran.xds.snapshot.TypeUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of workload is fed, to be read by people. {@code -Dgolden.update=true} rewrites it; CI refuses to. */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    @ParameterizedTest
    @ValueSource(strings = {"access", "gateway", "relation", "hot", "feed-bus", "relations"})
    void fed(String workload) throws Exception {
        GroupSnapshot snapshot = XdsTranslator.translate(
                SampleMesh.mesh(true, SampleMesh.active()),
                SampleMesh.endpoints(),
                new Group(new WorkloadName(workload), SampleMesh.A),
                SampleMesh::descriptor);
        SortedMap<String, String> made = rendered(snapshot);
        Path folder = GOLDEN.resolve(workload);
        if (Boolean.getBoolean("golden.update")) {
            assertThat(System.getenv("CI"))
                    .as("goldens are not rewritten in CI")
                    .isNull();
            rewrite(folder, made);
        }
        assertThat(made).isEqualTo(read(folder));
    }

    /** A folder that no case reads would rot. */
    @Test
    void everyFolderIsRead() throws Exception {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            assertThat(folders.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("access", "gateway", "relation", "hot", "feed-bus", "relations");
        }
    }

    private static SortedMap<String, String> rendered(GroupSnapshot snapshot) throws Exception {
        SortedMap<String, String> files = new TreeMap<>();
        for (TypeUrl type : TypeUrl.values()) {
            ArrayNode resources = StaticBootstrap.JSON.createArrayNode();
            for (Resource resource : snapshot.of(type)) {
                resources.add(StaticBootstrap.json(resource));
            }
            if (!resources.isEmpty()) {
                files.put(file(type), new YAMLMapper().writeValueAsString(resources));
            }
        }
        return files;
    }

    private static String file(TypeUrl type) {
        return switch (type) {
            case CDS -> "xds.clusters.out.yaml";
            case EDS -> "xds.endpoints.out.yaml";
            case LDS -> "xds.listeners.out.yaml";
            case RDS -> "xds.routes.out.yaml";
        };
    }

    private static SortedMap<String, String> read(Path folder) throws Exception {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> golden = Files.list(folder)) {
            for (Path file : golden.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    private static void rewrite(Path folder, SortedMap<String, String> made) throws Exception {
        Files.createDirectories(folder);
        for (String stale : read(folder).keySet()) {
            Files.delete(folder.resolve(stale));
        }
        for (var file : made.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
