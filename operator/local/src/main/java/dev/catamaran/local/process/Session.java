package dev.catamaran.local.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program in a session of its own, with its share of the CPU. Linux divides CPU time among sessions first and by nice value only within one
 * (autogroups, see sched(7)), so that both are set. Best effort: what the kernel does not allow is left as it is.
 *
 * @param nice added to that of whoever starts it; less than 0, served earlier, needs a privilege
 * @param cpus those that it may use, in the notation of taskset; empty for all
 */
public record Session(int nice, String cpus) {
    private static final String SHELL = "{ echo \"$1\" >/proc/self/autogroup; } 2>/dev/null; shift; exec \"$@\"";

    /** What to execute so that the program runs so; the program replaces it, and keeps its pid. */
    public List<String> command(List<String> program) {
        var whole = new ArrayList<>(List.of("setsid"));
        if (nice != 0) {
            String level = Integer.toString(nice);
            whole.addAll(List.of("sh", "-c", SHELL, "session", level, "nice", "-n", level));
        }
        if (!cpus.isEmpty()) {
            whole.addAll(List.of("taskset", "-c", cpus));
        }
        whole.addAll(program);
        return whole;
    }

    /** Moves a running process, all its threads, to other CPUs; one that has ended is no error. */
    public static void pin(long pid, String cpus) {
        try {
            var taskset = new ProcessBuilder("taskset", "-a", "-p", "-c", cpus, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!taskset.waitFor(5, TimeUnit.SECONDS)) {
                taskset.destroyForcibly();
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot run taskset", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
