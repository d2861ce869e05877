package dev.catamaran.cli;

import dev.catamaran.cli.controller.ResourceCheck;
import dev.catamaran.cli.terminal.CommandFailure;
import dev.catamaran.core.resolve.Problem.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges resource files. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = {
            "Judges resource files without running anything: schema, rules (CEL) and references between them.",
            "Each finding names file, line and field, and says what to change. Exit code 1 when there is an error."
        })
final class ValidateCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "YAML files, or folders that stand for the YAML files in them. Files that refer to each other go together.")
    private List<Path> files = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new CommandFailure(file + " does not exist");
            }
        }
        var out = Commands.of(spec).getOut();
        var validation = ResourceCheck.of(files);
        validation.findings().forEach(f -> out.println(f.sentence()));
        long errors = validation.findings().stream()
                .filter(f -> f.severity() == Severity.ERROR)
                .count();
        long warnings = validation.findings().size() - errors;
        out.printf("%d errors, %d warnings%n", errors, warnings);
        out.flush();
        return errors == 0 ? 0 : 1;
    }
}
