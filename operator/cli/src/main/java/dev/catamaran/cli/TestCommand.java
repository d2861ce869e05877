package dev.catamaran.cli;

import dev.catamaran.cli.terminal.CommandFailure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Only documents {@code test}: the launcher runs it before Java starts. */
@Command(name = "test", description = "Runs every check of the project: catamaran test --help")
final class TestCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        throw new CommandFailure("run the tests through the launcher: ./catamaran test");
    }
}
