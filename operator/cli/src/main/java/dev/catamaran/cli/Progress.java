package dev.catamaran.cli;

import java.io.PrintWriter;

/** What is going on, on standard error: one line that is rewritten on a terminal, a line per change elsewhere. */
final class Progress {
    private final PrintWriter out;
    private final boolean terminal;
    private final long startNanos = System.nanoTime();
    private String last = "";

    Progress(PrintWriter out) {
        this.out = out;
        this.terminal = System.console() != null && System.console().isTerminal();
    }

    /** Shows what is being done now; said again only when it changes. */
    synchronized void doing(String what) {
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

    /** Ends a step; the line stays. */
    synchronized void done(String what) {
        out.println((terminal ? "\r\033[K" : "") + elapsed() + what);
        out.flush();
        last = "";
    }

    private String elapsed() {
        return "%6.1f s  ".formatted((System.nanoTime() - startNanos) / 1e9);
    }
}
