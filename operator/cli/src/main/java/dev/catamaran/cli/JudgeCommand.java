package dev.catamaran.cli;

import dev.catamaran.cli.drill.Reports;
import dev.catamaran.cli.terminal.CommandFailure;
import dev.catamaran.judge.Judge;
import dev.catamaran.judge.Outcome;
import dev.catamaran.judge.record.BadRecordException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Derives the figures again. */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        description = {
            "Derives every figure, check and the outcome of a drill from its raw record, and from nothing else.",
            "Exit code 0 only for Passed."
        })
final class JudgeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The raw record of a drill, record.jsonl.")
    private Path record = Path.of("record.jsonl");

    @Mixin
    private Reports.Options options = new Reports.Options();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try {
            var report = Judge.judge(record);
            Reports.write(report, record, options, Commands.of(spec).getOut());
            return report.outcome() == Outcome.PASSED ? 0 : 1;
        } catch (BadRecordException | UncheckedIOException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
