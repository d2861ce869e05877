package dev.catamaran.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTest {
    @Test
    void programHasASessionAPriorityAndCpusOfItsOwn() throws IOException, InterruptedException {
        int ours = Integer.parseInt(said(new ProcessBuilder("nice").start()));
        String script = "echo $$ $(ps -o sid= -p $$) $(nice) $(taskset -p -c $$ | sed 's/.*: //')";
        var process = new ProcessBuilder(new Session(3, "0").command(List.of("sh", "-c", script))).start();
        assertThat(said(process)).isEqualTo("%d %1$d %d 0".formatted(process.pid(), Math.min(19, ours + 3)));
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void argumentsArriveAsTheyAre() throws IOException, InterruptedException {
        var odd = List.of("printf", "%s|", "a b", "$HOME", "", "'");
        var process = new ProcessBuilder(new Session(0, "0").command(odd)).start();
        assertThat(process.getInputStream().readAllBytes()).asString().isEqualTo("a b|$HOME||'|");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void runningProcessIsMoved() throws IOException, InterruptedException {
        var process = new ProcessBuilder("cat").start();
        try {
            Session.pin(process.pid(), "0");
            var asked = new ProcessBuilder("taskset", "-p", "-c", Long.toString(process.pid())).start();
            assertThat(asked.getInputStream().readAllBytes()).asString().endsWith(": 0\n");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    }
}
