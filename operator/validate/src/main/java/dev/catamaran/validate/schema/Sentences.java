package dev.catamaran.validate.schema;

import dev.catamaran.validate.schema.Schema.Range;
import dev.catamaran.validate.source.FieldPath;
import dev.catamaran.validate.source.Null;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong and what is allowed, in one sentence for each kind of mistake. */
final class Sentences {
    private static final int LONGEST_QUOTE = 40;

    private Sentences() {}

    static String missing(String name, @Nullable Schema field) {
        if (field == null) {
            return name + " is missing: add it";
        }
        String choices = field.choices().isEmpty() ? "" : " (" + String.join(", ", field.choices()) + ")";
        String meaning = field.description().isEmpty() ? "" : ". " + field.description();
        return name + " is missing: add it" + choices + meaning;
    }

    static String wrongType(FieldPath path, Object value, Schema schema) {
        String name = name(path);
        String rule = name + " is " + schema.type().words() + ", not " + words(value);
        return switch (schema.type()) {
            case STRING -> rule + quoted(value, schema.bounds().pattern());
            case INTEGER, BOOLEAN -> rule + (isQuoted(value) ? ": remove the quotes" : "");
            case ARRAY -> rule + (value instanceof Map ? ": begin each entry with '- '" : ": put it in [ ]");
            case OBJECT ->
                rule
                        + (schema.fields().isEmpty()
                                ? ""
                                : ": its fields are "
                                        + String.join(", ", schema.fields().keySet()));
        };
    }

    /** Unquoted, YAML takes these for something else than a text. */
    private static String quoted(Object value, String pattern) {
        String allowed = pattern.isEmpty() ? "" : "; allowed is " + Patterns.words(pattern);
        return value instanceof Number || value instanceof Boolean ? ": quote it, \"" + value + "\"" + allowed : "";
    }

    private static boolean isQuoted(Object value) {
        return value instanceof String text && text.matches("-?[0-9]+|true|false");
    }

    static String noChoice(FieldPath path, String text, List<String> choices) {
        String near =
                Nearest.to(text, choices).map(n -> "; did you mean " + n + "?").orElse("");
        return name(path) + " is " + (choices.size() == 1 ? "" : "one of ") + String.join(", ", choices) + ", not "
                + quote(text) + near;
    }

    static String wrongPattern(FieldPath path, String text, String pattern) {
        return name(path) + " is " + Patterns.words(pattern) + ", not " + quote(text);
    }

    static String outOfRange(FieldPath path, long number, Range range) {
        return name(path) + " is " + range.words() + ", not " + number;
    }

    static String wrongSize(FieldPath path, int size, String units, Range range) {
        return name(path) + " has " + (size == 0 ? "no" : size) + " " + units + ": allowed is " + range.words();
    }

    private static String name(FieldPath path) {
        if (path.steps().isEmpty()) {
            return "a resource";
        }
        return path.steps().getLast() instanceof FieldPath.Step.Index
                ? "an entry of " + path.lastName()
                : path.lastName();
    }

    private static String words(Object value) {
        return switch (value) {
            case Map<?, ?> _ -> "an object";
            case List<?> _ -> "a list";
            case Number number -> "the number " + number;
            case Boolean bool -> "the truth value " + bool;
            case Null _ -> "nothing";
            default -> "the text " + quote(value);
        };
    }

    private static String quote(Object value) {
        String text = String.valueOf(value);
        return text.length() > LONGEST_QUOTE ? "'" + text.substring(0, LONGEST_QUOTE) + "…'" : "'" + text + "'";
    }
}
