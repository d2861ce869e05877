package dev.catamaran.core.plan;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a service is run.
 *
 * @param program an application or a job
 * @param env what the user wants the application to be told
 */
public record Execution(Program program, SortedMap<String, String> env) {
    public Execution {
        env = Collections.unmodifiableSortedMap(new TreeMap<>(env));
    }
}
