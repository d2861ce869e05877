package dev.catamaran.cli;

import dev.catamaran.cli.terminal.CommandFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line. Exit codes: 0 done (and, for drills, {@code Passed}), 1 it failed, 2 wrong usage; of {@code run}, that of the job. */
@Command(
        name = "catamaran",
        version = "catamaran 0.1.0",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Runs a layered back end in two cells, each sized for the whole load, behind a mesh that keeps proving that either can be lost.",
            ""
        },
        footer = {
            "",
            "Start here:",
            "  catamaran demo              both cells up, a real graph loaded, one cell killed and returned, a verdict",
            "  catamaran demo --keep       the same, and everything stays up to look at",
            "  catamaran up                only bring it up; then: status, drill run, down",
            "  catamaran cells             could each cell carry everything? (also: get, describe, logs)",
            "  catamaran run suggest       run a job to its end",
            "  catamaran apply -f FILE     change what runs; so does an edit of a file below k8s/feed",
            "  catamaran validate k8s/feed judge resource files without running anything",
            "  catamaran test              every check of the project (see catamaran test --help)"
        },
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            CellsCommand.class,
            GetCommand.class,
            DescribeCommand.class,
            LogsCommand.class,
            RunCommand.class,
            ApplyCommand.class,
            ValidateCommand.class,
            DrillCommand.class,
            JudgeCommand.class,
            EnvoyCommand.class,
            TestCommand.class,
            HelpCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    if (!(problem instanceof CommandFailure)) {
                        // Anything else is a fault of ours: people get one sentence, the trace goes where it can be
                        // sent from.
                        problem.printStackTrace(System.err);
                    }
                    command.getErr().println("catamaran: " + problem.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }
}
