package dev.catamaran.cli.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Pattern;

/** The small part of JSONPath that printer columns use: fields and indices, {@code .spec.listeners[0].port}. */
final class JsonPaths {
    private static final Pattern STEP = Pattern.compile("\\.([^.\\[\\]]+)|\\[(\\d+)]");

    private JsonPaths() {}

    /** The value as a cell of a table; {@code <none>} as kubectl writes it when there is none. */
    static String cell(JsonNode root, String path) {
        JsonNode node = root;
        var steps = STEP.matcher(path);
        while (steps.find()) {
            node = steps.group(1) == null ? node.path(Integer.parseInt(steps.group(2))) : node.path(steps.group(1));
        }
        return node.isMissingNode() || node.isNull() ? "<none>" : node.isValueNode() ? node.asText() : node.toString();
    }

    /** Heads of tables are in upper case. */
    static String head(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
