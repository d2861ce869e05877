package dev.catamaran.validate;

import dev.catamaran.core.resolve.MethodSource;
import dev.catamaran.core.resolve.Resolution;
import dev.catamaran.core.resolve.Resolver;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Resource files, judged as a whole.
 *
 * @param findings about single resources and about references between them, in the order of the files
 */
public record Validation(Loaded loaded, Resolution resolution, List<Finding> findings) {
    public static Validation of(List<Path> filesOrFolders, MethodSource methods) {
        Loaded loaded = ResourceFiles.read(filesOrFolders);
        Resolution resolution = Resolver.resolve(loaded.resources(), methods);
        List<Finding> findings = Stream.concat(
                        loaded.findings().stream(),
                        resolution.problems().stream().map(loaded::locate))
                .sorted()
                .toList();
        return new Validation(loaded, resolution, findings);
    }
}
