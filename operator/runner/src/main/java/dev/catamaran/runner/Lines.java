package dev.catamaran.runner;

import dev.catamaran.drill.Telling;
import dev.catamaran.kubernetes.drill.DrillRuns;
import java.io.PrintStream;

/** What is going on, a line each, for the pod's log. */
record Lines(PrintStream out) implements Telling {
    @Override
    public void doing(String what) {
        done(what);
    }

    @Override
    public void detail(String figure) {
        done("  " + figure);
    }

    @Override
    public void done(String what) {
        out.println(DrillRuns.now() + " " + what);
    }
}
