package dev.catamaran.validate.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions;
import com.google.protobuf.DescriptorProtos.MethodOptions.IdempotencyLevel;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import dev.catamaran.core.model.Idempotency;
import dev.catamaran.core.model.Method;
import dev.catamaran.core.resolve.MethodSource.UnusableDescriptorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptorFilesTest {
    private static final String RELATIONS = "feed.relation.v1.Relations";

    @TempDir
    Path home = Path.of("");

    @BeforeEach
    void writeDescriptorSet() throws IOException {
        var relations = ServiceDescriptorProto.newBuilder()
                .setName("Relations")
                .addMethod(MethodDescriptorProto.newBuilder().setName("Tell"))
                .addMethod(method("Follow", IdempotencyLevel.IDEMPOTENT))
                .addMethod(method("Followers", IdempotencyLevel.NO_SIDE_EFFECTS));
        FileDescriptorSet set = FileDescriptorSet.newBuilder()
                .addFile(FileDescriptorProto.newBuilder()
                        .setName("relation.proto")
                        .setPackage("feed.relation.v1")
                        .addService(relations))
                .addFile(FileDescriptorProto.newBuilder()
                        .setName("bare.proto")
                        .addService(ServiceDescriptorProto.newBuilder()
                                .setName("Bare")
                                .addMethod(MethodDescriptorProto.newBuilder().setName("Do"))))
                .build();
        Files.createDirectory(home.resolve("proto"));
        Files.write(home.resolve("proto/feed.binpb"), set.toByteArray());
    }

    @Test
    void methodsAreSortedAndHaveTheirIdempotency() {
        assertThat(methods("proto/feed.binpb", RELATIONS, "Bare", RELATIONS))
                .containsExactly(
                        new Method("/Bare/Do", Idempotency.UNKNOWN),
                        new Method("/feed.relation.v1.Relations/Follow", Idempotency.IDEMPOTENT),
                        new Method("/feed.relation.v1.Relations/Followers", Idempotency.NO_SIDE_EFFECTS),
                        new Method("/feed.relation.v1.Relations/Tell", Idempotency.UNKNOWN));
    }

    @Test
    void anAbsolutePathIsTakenAsItIs() {
        String absolute = home.resolve("proto/feed.binpb").toAbsolutePath().toString();
        assertThat(new DescriptorFiles(Path.of("elsewhere")).methods(absolute, List.of("Bare")))
                .hasSize(1);
    }

    @Test
    void aMissingFileIsSaidToBeBuiltByTheLauncher() {
        assertThatThrownBy(() -> methods("proto/other.binpb", RELATIONS))
                .isInstanceOf(UnusableDescriptorException.class)
                .hasMessage(
                        "there is no descriptor set proto/other.binpb: ./catamaran builds the sample's; a relative path starts at "
                                + home);
    }

    @Test
    void whatIsNotADescriptorSetIsRefused() throws IOException {
        Files.writeString(home.resolve("feed.proto"), "syntax = \"proto3\";");
        assertThatThrownBy(() -> methods("feed.proto", RELATIONS))
                .isInstanceOf(UnusableDescriptorException.class)
                .hasMessage(
                        "feed.proto is not a descriptor set: write one with protoc --include_imports --descriptor_set_out");
    }

    @Test
    void aFolderCannotBeRead() {
        assertThatThrownBy(() -> methods("proto", RELATIONS))
                .isInstanceOf(UnusableDescriptorException.class)
                .hasMessage("proto cannot be read: make it a readable file");
    }

    @Test
    void aServiceThatIsNotInTheSetIsRefusedWithThoseThatAre() {
        assertThatThrownBy(() -> methods("proto/feed.binpb", "feed.relation.v1.Relation"))
                .isInstanceOf(UnusableDescriptorException.class)
                .hasMessage(
                        "the service feed.relation.v1.Relation is not in proto/feed.binpb: it holds Bare, feed.relation.v1.Relations");
    }

    private List<Method> methods(String descriptor, String... services) {
        return new DescriptorFiles(home).methods(descriptor, List.of(services));
    }

    private static MethodDescriptorProto method(String name, IdempotencyLevel level) {
        return MethodDescriptorProto.newBuilder()
                .setName(name)
                .setOptions(MethodOptions.newBuilder().setIdempotencyLevel(level))
                .build();
    }
}
