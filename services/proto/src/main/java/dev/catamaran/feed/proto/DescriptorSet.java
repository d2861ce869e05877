package dev.catamaran.feed.proto;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.catamaran.feed.proto.gateway.FeedApiOuterClass;
import dev.catamaran.feed.proto.keylist.Keylist;
import dev.catamaran.feed.proto.post.PostOuterClass;
import dev.catamaran.feed.proto.profile.ProfileOuterClass;
import dev.catamaran.feed.proto.relation.Relation;
import dev.catamaran.feed.proto.timeline.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the descriptor set that AccessGateways and MeshServices name, as {@code protoc --include_imports --descriptor_set_out} would; run by the build.
 * Quarkus' code generation leaves the imports out, and Envoy's transcoder needs them.
 */
public final class DescriptorSet {
    private static final List<FileDescriptor> FILES = List.of(
            FeedApiOuterClass.getDescriptor(),
            PostOuterClass.getDescriptor(),
            Timeline.getDescriptor(),
            ProfileOuterClass.getDescriptor(),
            Keylist.getDescriptor(),
            Relation.getDescriptor());

    private DescriptorSet() {}

    /** @param args the file to write */
    public static void main(String... args) throws IOException {
        Map<String, FileDescriptor> files = new LinkedHashMap<>();
        FILES.forEach(file -> addAfterImports(file, files));
        var set = FileDescriptorSet.newBuilder();
        files.values().forEach(file -> set.addFile(file.toProto()));
        Path target = Path.of(args[0]);
        Files.createDirectories(target.toAbsolutePath().resolveSibling(""));
        Files.write(target, set.build().toByteArray());
    }

    private static void addAfterImports(FileDescriptor file, Map<String, FileDescriptor> files) {
        file.getDependencies().forEach(imported -> addAfterImports(imported, files));
        files.putIfAbsent(file.getFullName(), file);
    }
}
