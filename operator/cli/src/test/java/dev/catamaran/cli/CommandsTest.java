package dev.catamaran.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

class CommandsTest {
    @Command(name = "outer", subcommands = Middle.class)
    static final class Outer {}

    @Command(name = "middle", subcommands = Inner.class)
    static final class Middle {}

    @Command(name = "inner")
    static final class Inner implements Callable<List<String>> {
        @Option(names = "--rate")
        private int rate;

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public List<String> call() {
            assertThat(rate).isEqualTo(7);
            return Commands.words(spec);
        }
    }

    @Test
    void aCommandKnowsTheWholeCommandLine() {
        var commandLine = new CommandLine(new Outer());
        assertThat(commandLine.execute("middle", "inner", "--rate=7")).isZero();

        List<String> words =
                commandLine.getParseResult().asCommandLineList().getLast().getExecutionResult();
        assertThat(words).containsExactly("middle", "inner", "--rate=7");
    }
}
