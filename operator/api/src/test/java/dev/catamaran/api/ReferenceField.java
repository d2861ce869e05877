package dev.catamaran.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One field as the reference shows it.
 *
 * @param path from the resource down; {@code []} stands for each entry of a list
 * @param preset its default, {@code required}, or empty
 * @param bounds in words, or empty
 * @param description empty when the class has none
 */
record ReferenceField(String path, String type, String preset, String bounds, String description) {
    /** Shapes that have a name, by pattern. */
    static final Map<String, String> SHAPES = Map.of(
            Patterns.NAME, "name",
            Patterns.DNS_NAME, "DNS name",
            Patterns.DURATION, "duration",
            Patterns.DECIMAL, "decimal",
            Patterns.PROTO_NAME, "proto name");

    /** All fields below an object, parents before children. */
    static List<ReferenceField> below(JsonNode object, String path) {
        var fields = new ArrayList<ReferenceField>();
        object.path("properties").properties().forEach(property -> {
            String itsPath = path + "." + property.getKey();
            JsonNode schema = property.getValue();
            fields.add(of(itsPath, schema, isRequired(object, property.getKey())));
            fields.addAll(below(schema, itsPath));
            fields.addAll(below(schema.path("items"), itsPath + "[]"));
        });
        return fields;
    }

    private static ReferenceField of(String path, JsonNode schema, boolean required) {
        String preset = schema.has("default") ? code(preset(schema.path("default"))) : "";
        return new ReferenceField(
                path,
                type(schema),
                required ? "required" : preset,
                bounds(schema),
                schema.path("description").asText());
    }

    private static boolean isRequired(JsonNode object, String field) {
        return StreamSupport.stream(object.path("required").spliterator(), false)
                .anyMatch(name -> name.asText().equals(field));
    }

    private static String preset(JsonNode value) {
        return value.isTextual() ? value.asText() : value.toString();
    }

    private static String type(JsonNode schema) {
        if (schema.has("enum")) {
            return StreamSupport.stream(schema.path("enum").spliterator(), false)
                    .map(value -> code(value.asText()))
                    .collect(Collectors.joining(" or "));
        }
        if (schema.has("items")) {
            return "list of " + type(schema.path("items"));
        }
        if (schema.has("additionalProperties")) {
            return "map to " + type(schema.path("additionalProperties"));
        }
        return SHAPES.getOrDefault(
                schema.path("pattern").asText(), schema.path("type").asText());
    }

    private static String bounds(JsonNode schema) {
        var parts = new ArrayList<String>();
        parts.add(range(schema, "minimum", "maximum", ""));
        parts.add(range(schema, "minLength", "maxLength", " characters"));
        parts.add(range(schema, "minItems", "maxItems", " entries"));
        parts.add(range(schema, "minProperties", "maxProperties", " entries"));
        String pattern = schema.path("pattern").asText();
        parts.add(pattern.isEmpty() || SHAPES.containsKey(pattern) ? "" : code(pattern));
        parts.add(each(schema.path("items")));
        parts.add(each(schema.path("additionalProperties")));
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String each(JsonNode entry) {
        String bounds = entry.isMissingNode() ? "" : bounds(entry);
        return bounds.isEmpty() ? "" : "each " + bounds;
    }

    private static String range(JsonNode schema, String least, String most, String unit) {
        if (!schema.has(most)) {
            return schema.has(least) ? "at least " + number(schema.path(least)) + unit : "";
        }
        if (!schema.has(least)) {
            return "at most " + number(schema.path(most)) + unit;
        }
        String low = number(schema.path(least));
        String high = number(schema.path(most));
        return (low.equals(high) ? "exactly " + low : low + " to " + high) + unit;
    }

    private static String number(JsonNode number) {
        return String.format(Locale.ROOT, "%,d", number.asLong());
    }

    static String code(String text) {
        return "`" + text + "`";
    }
}
