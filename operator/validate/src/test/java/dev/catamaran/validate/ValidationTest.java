package dev.catamaran.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import dev.catamaran.validate.descriptor.DescriptorFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample, whole and with mistakes. */
class ValidationTest {
    private static final Path SAMPLE = Path.of(System.getProperty("catamaran.home"), "k8s");

    @TempDir
    Path home = Path.of("");

    /** A copy of the sample, and of its descriptor set as far as it matters. */
    @BeforeEach
    void copySample() throws IOException {
        for (String folder : List.of("feed", "drills")) {
            Files.createDirectory(home.resolve(folder));
            try (Stream<Path> files = Files.list(SAMPLE.resolve(folder))) {
                for (Path file : files.toList()) {
                    Files.copy(file, home.resolve(folder).resolve(file.getFileName()));
                }
            }
        }
        Path descriptor = home.resolve("services/proto/target/descriptor/feed.binpb");
        Files.createDirectories(descriptor.getParent());
        Files.write(
                descriptor,
                FileDescriptorSet.newBuilder()
                        .addFile(service("feed.gateway.v1", "FeedApi"))
                        .addFile(service("feed.timeline.v1", "Timelines"))
                        .addFile(service("feed.post.v1", "Posts"))
                        .addFile(service("feed.profile.v1", "Profiles"))
                        .addFile(service("feed.keylist.v1", "KeyLists"))
                        .addFile(service("feed.relation.v1", "Relations"))
                        .build()
                        .toByteArray());
    }

    @Test
    void theSampleIsAccepted() {
        Validation validation = validate();
        assertThat(validation.findings()).isEmpty();
        assertThat(validation.accepted()).isTrue();
        assertThat(validation.resolution().model()).hasValueSatisfying(model -> {
            assertThat(model.services()).hasSize(11);
            assertThat(model.gateways()).hasSize(1);
        });
    }

    @Test
    void aReferenceToNothingIsFoundAtItsLine() throws IOException {
        change("feed/services.yaml", "    - service: timeline", "    - service: timelines");
        int line = lineOf("feed/services.yaml", "    - service: timelines");
        Validation validation = validate();
        assertThat(validation.accepted()).isFalse();
        assertThat(validation.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.file()).endsWith("feed/services.yaml");
            assertThat(finding.line()).isEqualTo(line);
            assertThat(finding.resource()).isEqualTo("MeshService/gateway");
            assertThat(finding.field()).isEqualTo("spec.calls[0].service");
        });
    }

    @Test
    void referencesAreStillJudgedWhenFilesHaveErrors() throws IOException {
        change("feed/mesh.yaml", "allowedUtilizationPercent: 80", "allowedUtilizationPercent: 180");
        change("drills/cell-outage.yaml", "cell: cell-a", "cell: cell-c");
        assertThat(validate().findings())
                .extracting(Finding::resource, Finding::field)
                .containsExactlyInAnyOrder(
                        tuple("Mesh/feed", "spec.allowedUtilizationPercent"),
                        tuple("Drill/cell-outage", "spec.faults[0].cell"));
    }

    @Test
    void whatFollowsFromARefusedResourceIsNotReportedBesideIt() throws IOException {
        change(
                "feed/services.yaml",
                "name: relation\nspec:\n  layer: StorageLogic",
                "name: relation\nspec:\n  layer: Storage");
        change("feed/mesh.yaml", "name: cell-b\nspec:\n  cpus: 1", "name: cell-b\nspec:\n  cpus: 0");
        assertThat(validate().findings())
                .extracting(Finding::resource)
                .containsExactlyInAnyOrder("MeshService/relation", "Cell/cell-b");
    }

    @Test
    void aMeshThatIsMissingIsReportedAlthoughNoFileHoldsIt() throws IOException {
        Files.delete(home.resolve("feed/mesh.yaml"));
        assertThat(validate().findings())
                .filteredOn(finding -> finding.file().isEmpty())
                .extracting(Finding::resource)
                .containsExactly("Cell", "Mesh");
    }

    @Test
    void aDescriptorSetThatIsMissingIsReportedWhereItIsNamed() throws IOException {
        Files.delete(home.resolve("services/proto/target/descriptor/feed.binpb"));
        assertThat(validate().findings())
                .extracting(Finding::field)
                .contains("spec.transcoding.descriptor", "spec.grpc.descriptor");
    }

    private Validation validate() {
        return Validation.of(List.of(home.resolve("feed"), home.resolve("drills")), new DescriptorFiles(home));
    }

    private void change(String file, String from, String to) throws IOException {
        String text = Files.readString(home.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(home.resolve(file), text.replace(from, to));
    }

    private int lineOf(String file, String content) throws IOException {
        return 1 + Files.readAllLines(home.resolve(file)).indexOf(content);
    }

    private static FileDescriptorProto service(String pack, String name) {
        return FileDescriptorProto.newBuilder()
                .setName(name + ".proto")
                .setPackage(pack)
                .addService(ServiceDescriptorProto.newBuilder()
                        .setName(name)
                        .addMethod(MethodDescriptorProto.newBuilder().setName("Get")))
                .build();
    }
}
