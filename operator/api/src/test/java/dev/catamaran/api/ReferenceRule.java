package dev.catamaran.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One CEL rule as the reference shows it.
 *
 * @param path of the field that a complaint names, or empty for the whole resource
 * @param self what {@code self} is in the rule
 */
record ReferenceRule(String path, String self, String rule, String message) {
    /** The rules of a schema and of everything below it. */
    static List<ReferenceRule> in(JsonNode schema, String path) {
        var rules = new ArrayList<ReferenceRule>();
        schema.path("x-kubernetes-validations")
                .forEach(rule -> rules.add(new ReferenceRule(
                        path + rule.path("fieldPath").asText(),
                        path,
                        rule.path("rule").asText(),
                        rule.path("message").asText())));
        schema.path("properties")
                .properties()
                .forEach(property -> rules.addAll(in(property.getValue(), join(path, property.getKey()))));
        if (schema.has("items")) {
            rules.addAll(in(schema.path("items"), path + "[]"));
        }
        return rules;
    }

    private static String join(String path, String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
