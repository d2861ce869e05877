package dev.catamaran.core.plan;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a service is run.
 *
 * @param command for the local runtime, see {@link Program.Application}
 * @param image for Kubernetes
 * @param env what the user wants the application to be told
 */
public record Execution(List<String> command, String image, SortedMap<String, String> env) {
    public Execution {
        command = List.copyOf(command);
        env = Collections.unmodifiableSortedMap(new TreeMap<>(env));
    }
}
