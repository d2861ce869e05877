package dev.catamaran.cli.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The small part of JSONPath that printer columns use: fields, indices and entries by a field, {@code .spec.listeners[0].port} and
 * {@code .status.conditions[?(@.type=="Accepted")].status}.
 */
final class JsonPaths {
    private static final Pattern STEP =
            Pattern.compile("\\.([^.\\[\\]]+)|\\[(\\d+)]|\\[\\?\\(@\\.(\\w+)==\"([^\"]*)\"\\)]");

    private static final String NONE = "<none>";

    private JsonPaths() {}

    /** Whether there is a value. */
    static boolean has(JsonNode root, String path) {
        return !cell(root, path).equals(NONE);
    }

    /** The value as a cell of a table; {@code <none>} as kubectl writes it when there is none. */
    static String cell(JsonNode root, String path) {
        JsonNode node = root;
        var steps = STEP.matcher(path);
        while (steps.find()) {
            node = step(node, steps);
        }
        return node.isMissingNode() || node.isNull() ? NONE : node.isValueNode() ? node.asText() : node.toString();
    }

    private static JsonNode step(JsonNode node, MatchResult step) {
        if (step.group(1) != null) {
            return node.path(step.group(1));
        }
        if (step.group(2) != null) {
            return node.path(Integer.parseInt(step.group(2)));
        }
        return StreamSupport.stream(node.spliterator(), false)
                .filter(entry -> entry.path(step.group(3)).asText().equals(step.group(4)))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** Heads of tables are in upper case. */
    static String head(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
