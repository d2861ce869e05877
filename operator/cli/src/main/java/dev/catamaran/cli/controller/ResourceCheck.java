package dev.catamaran.cli.controller;

import dev.catamaran.cli.terminal.CommandFailure;
import dev.catamaran.core.resolve.Problem.Severity;
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
    public static Validation requireValid(Path resources) {
        var validation = of(List.of(resources));
        var errors = validation.findings().stream()
                .filter(f -> f.severity() == Severity.ERROR)
                .map(Finding::sentence)
                .collect(Collectors.joining("\n  "));
        if (!errors.isEmpty()) {
            throw new CommandFailure("the resources have errors:\n  " + errors);
        }
        return validation;
    }
}
