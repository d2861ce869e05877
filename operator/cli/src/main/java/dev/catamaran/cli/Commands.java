package dev.catamaran.cli;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Picocli fills in a command's spec before it calls it. */
final class Commands {
    private Commands() {}

    static CommandLine of(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec, "picocli injects the spec").commandLine();
    }

    /** Everything that the user wrote after {@code catamaran}. */
    static List<String> words(@Nullable CommandSpec spec) {
        return of(spec).getCommandSpec().root().commandLine().getParseResult().originalArgs();
    }
}
