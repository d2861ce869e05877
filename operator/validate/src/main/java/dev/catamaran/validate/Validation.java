package dev.catamaran.validate;

import dev.catamaran.core.resolve.MethodSource;
import dev.catamaran.core.resolve.Problem;
import dev.catamaran.core.resolve.Problem.Severity;
import dev.catamaran.core.resolve.Resolution;
import dev.catamaran.core.resolve.Resolver;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that can be said about resource files without running anything.
 *
 * @param resolution of the resources that could be read
 * @param findings about single resources and between them, by file and line
 */
public record Validation(Loaded loaded, Resolution resolution, List<Finding> findings) {
    public Validation {
        findings = findings.stream().sorted().toList();
    }

    /**
     * Reads files and folders as {@link ResourceFiles#read} does, and resolves what they hold. A problem that is there only because a resource could not
     * be read is left out: it goes when that is mended.
     */
    public static Validation of(List<Path> filesOrFolders, MethodSource methods) {
        Loaded loaded = ResourceFiles.read(filesOrFolders);
        Resolution resolution = Resolver.resolve(loaded.resources(), methods);
        Stream<Problem> own = resolution.problems().stream().filter(problem -> !loaded.explains(problem));
        return new Validation(
                loaded,
                resolution,
                Stream.concat(loaded.findings().stream(), own.map(loaded::locate))
                        .toList());
    }

    /** Whether there is nothing to change; warnings may be left as they are. */
    public boolean accepted() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
