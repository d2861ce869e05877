package dev.catamaran.cli.terminal;

import dev.catamaran.drill.Telling;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/** What is going on, on standard error: one line that is rewritten on a terminal, a line per change elsewhere. */
public final class Progress implements Telling {
    private final PrintWriter out;
    private final boolean terminal;
    private final long startNanos = System.nanoTime();
    private String last = "";

    public Progress(PrintWriter out) {
        this.out = out;
        this.terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
    }

    /** Shows what is being done now; said again only when it changes. */
    @Override
    public synchronized void doing(String what) {
        if (what.equals(last)) {
            return;
        }
        if (terminal) {
            out.print("\r\033[K" + elapsed() + what);
        } else {
            out.println(elapsed() + what);
        }
        out.flush();
        last = what;
    }

    /** Shows a figure of what is being done now: on a terminal only, where it takes no line of its own. */
    @Override
    public synchronized void detail(String figure) {
        if (terminal) {
            out.print("\r\033[K" + elapsed() + "  " + figure);
            out.flush();
            last = "";
        }
    }

    /** Ends a step; the line stays. */
    @Override
    public synchronized void done(String what) {
        out.println((terminal ? "\r\033[K" : "") + elapsed() + what);
        out.flush();
        last = "";
    }

    private String elapsed() {
        return "%6.1f s  ".formatted((System.nanoTime() - startNanos) / 1e9);
    }
}
