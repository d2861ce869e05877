package dev.catamaran.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Signals to processes; one that has ended meanwhile is no error. */
public enum Signal {
    TERM,
    INT,
    STOP,
    KILL;

    private static final Duration POLL = Duration.ofMillis(20);

    /** Sends it to all of them by one command, so that they get it within a millisecond of each other. */
    public void send(Collection<ProcessId> ids) {
        var command = new ArrayList<>(List.of("kill", "-" + name(), "--"));
        ids.stream().filter(ProcTable::alive).map(id -> Long.toString(id.pid())).forEach(command::add);
        if (command.size() == 3) {
            return;
        }
        try {
            var kill = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(5, TimeUnit.SECONDS)) {
                kill.destroyForcibly();
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot run kill", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until none of them lives; returns those that still do at the deadline. */
    public static List<ProcessId> awaitEnd(Collection<ProcessId> ids, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var left = ids.stream().filter(ProcTable::alive).toList();
            if (left.isEmpty() || System.nanoTime() > deadline) {
                return left;
            }
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return left;
            }
        }
    }
}
