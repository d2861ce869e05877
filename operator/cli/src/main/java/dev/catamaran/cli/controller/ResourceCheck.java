package dev.catamaran.cli.controller;

import dev.catamaran.cli.terminal.CommandFailure;
import dev.catamaran.validate.Finding;
import dev.catamaran.validate.Validation;
import dev.catamaran.validate.descriptor.DescriptorFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Judges resource files without anything running. */
public final class ResourceCheck {
    private ResourceCheck() {}

    public static Validation of(List<Path> files) {
        return Validation.of(files, new DescriptorFiles(MeshOptions.home()));
    }

    /** Nothing is started from resources with errors. */
    static void requireValid(Path resources) {
        var validation = of(List.of(resources));
        if (!validation.accepted()) {
            throw new CommandFailure("the resources have errors:" + list(validation.findings()));
        }
    }

    /** A line for each finding. */
    public static String list(List<Finding> findings) {
        return findings.stream().map(f -> "\n  " + f.sentence()).collect(Collectors.joining());
    }
}
