package dev.catamaran.xds.translate;

/** Where descriptor sets come from, so that translation itself reads no file. */
@FunctionalInterface
public interface DescriptorSource {
    /**
     * The serialised {@code FileDescriptorSet} at the path that the gateway names.
     *
     * @throws java.io.UncheckedIOException when it cannot be read
     */
    byte[] read(String path);
}
