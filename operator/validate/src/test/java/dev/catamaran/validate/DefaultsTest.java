package dev.catamaran.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.api.CallSpec;
import dev.catamaran.api.DrillSpec;
import dev.catamaran.api.MeshServiceSpec;
import dev.catamaran.api.MeshSpec;
import dev.catamaran.core.resolve.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a resource leaves out is there once it is bound to its class. */
class DefaultsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aMeshThatSaysOnlyWhatItMustHasThePolicyOfTheSchema() throws IOException {
        assertThat(read("Mesh", "{trustDomain: feed.example.org}")
                        .meshes()
                        .getFirst()
                        .getSpec())
                .isEqualTo(new MeshSpec(
                        "feed.example.org",
                        MeshSpec.Rule.ENFORCE,
                        80,
                        new MeshSpec.Failover(MeshSpec.Switch.ENABLED),
                        new MeshSpec.Failback("5s")));
    }

    @Test
    void anObjectThatIsThereTakesTheDefaultsOfItsOwnFields() throws IOException {
        DrillSpec drill = read("Drill", "{faults: [{kind: CellOutage, cell: cell-a}], load: {rate: 7}, slo: {}}")
                .drills()
                .getFirst()
                .getSpec();
        assertThat(drill.load())
                .isEqualTo(new DrillSpec.Load(7, "1", new DrillSpec.Mix(85, 0, 8, 5, 2), 0, null, null, null));
        assertThat(drill.slo())
                .isEqualTo(new DrillSpec.Slo(
                        "0.5", "2s", 0, "100ms", "2s", "10s", new DrillSpec.SurgeSlo("200ms", "0.5", 85), 25, null));
        assertThat(drill.proof()).isEqualTo(new DrillSpec.Proof(2000, 50));
        assertThat(drill.steady()).isEqualTo("15s");
    }

    @Test
    void entriesOfListsTakeDefaultsAndOptionalObjectsStayAbsent() throws IOException {
        MeshServiceSpec service = read(
                        "MeshService", "{layer: Glue, image: a, command: [java], calls: [{service: relation}]}")
                .services()
                .getFirst()
                .getSpec();
        assertThat(service.calls()).containsExactly(new CallSpec("relation", "1", "1s", null, 1));
        assertThat(service.uses()).isEqualTo(new MeshServiceSpec.Uses(List.of(), List.of(), List.of()));
        assertThat(service.grpc()).isNull();
        assertThat(service.replicas()).isEqualTo(1);
    }

    private Resources read(String kind, String spec) throws IOException {
        Path file = folder.resolve("resource.yaml");
        Files.writeString(file, """
                apiVersion: catamaran.dev/v1alpha1
                kind: %s
                metadata: {name: it}
                spec: %s
                """.formatted(kind, spec));
        Loaded loaded = ResourceFiles.read(List.of(file));
        assertThat(loaded.findings()).isEmpty();
        return loaded.resources();
    }
}
