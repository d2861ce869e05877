package dev.catamaran.validate.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a value is in a resource, written {@code spec.calls[0].service}, or {@code spec.env[NAME]} for a name that the user chose. */
public record FieldPath(List<Step> steps) {
    /** The whole resource. */
    public static final FieldPath ROOT = new FieldPath(List.of());

    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[([0-9]+)]|\\[([^\\]]*)]");

    public FieldPath {
        steps = List.copyOf(steps);
    }

    /** One step down. */
    public sealed interface Step {
        /** Into a field that the schema names. */
        record Field(String name) implements Step {}

        /** Into a list, from 0. */
        record Index(int index) implements Step {}

        /** Into a map whose keys the user chooses. */
        record Key(String key) implements Step {}
    }

    /** Reads what {@link #toString} writes; a leading dot, as in a rule's {@code fieldPath}, is passed over. */
    public static FieldPath parse(String text) {
        var steps = new ArrayList<Step>();
        var step = STEP.matcher(text);
        while (step.find()) {
            if (step.group(1) != null) {
                steps.add(new Step.Field(step.group(1)));
            } else if (step.group(2) != null) {
                steps.add(new Step.Index(Integer.parseInt(step.group(2))));
            } else {
                steps.add(new Step.Key(step.group(3)));
            }
        }
        return new FieldPath(steps);
    }

    public FieldPath field(String name) {
        return plus(new Step.Field(name));
    }

    public FieldPath index(int index) {
        return plus(new Step.Index(index));
    }

    public FieldPath key(String key) {
        return plus(new Step.Key(key));
    }

    /** This path continued by another one. */
    public FieldPath plus(FieldPath below) {
        var longer = new ArrayList<>(steps);
        longer.addAll(below.steps);
        return new FieldPath(longer);
    }

    /** Whether this is the other path or something below it. */
    public boolean isWithin(FieldPath other) {
        return steps.size() >= other.steps.size()
                && steps.subList(0, other.steps.size()).equals(other.steps);
    }

    /** The last name on the way; empty for the whole resource. */
    public String lastName() {
        for (Step step : steps.reversed()) {
            switch (step) {
                case Step.Field field -> {
                    return field.name();
                }
                case Step.Key key -> {
                    return key.key();
                }
                case Step.Index _ -> {}
            }
        }
        return "";
    }

    /** The line of the value in the document, or of the nearest value around it that the document has. */
    public int lineIn(YamlNode document) {
        var at = new YamlNode.Field(document.line(), document);
        for (Step step : steps) {
            var below = below(at.node(), step);
            if (below.isEmpty()) {
                break;
            }
            at = below.get();
        }
        return at.line();
    }

    /** The value in the document; empty when the document does not have it. */
    public Optional<Object> valueIn(YamlNode document) {
        YamlNode at = document;
        for (Step step : steps) {
            var below = below(at, step);
            if (below.isEmpty()) {
                return Optional.empty();
            }
            at = below.get().node();
        }
        return Optional.of(at.value());
    }

    private static Optional<YamlNode.Field> below(YamlNode node, Step step) {
        return switch (step) {
            case Step.Field(String name) -> field(node, name);
            case Step.Key(String key) -> field(node, key);
            case Step.Index(int index) ->
                node instanceof YamlNode.Entries list && index < list.entries().size()
                        ? Optional.of(list.entries().get(index)).map(entry -> new YamlNode.Field(entry.line(), entry))
                        : Optional.empty();
        };
    }

    private static Optional<YamlNode.Field> field(YamlNode node, String name) {
        return node instanceof YamlNode.Fields in
                ? Optional.ofNullable(in.fields().get(name))
                : Optional.empty();
    }

    private FieldPath plus(Step step) {
        return plus(new FieldPath(List.of(step)));
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (Step step : steps) {
            switch (step) {
                case Step.Field(String name) ->
                    text.append(text.isEmpty() ? "" : ".").append(name);
                case Step.Index(int index) -> text.append('[').append(index).append(']');
                case Step.Key(String key) -> text.append('[').append(key).append(']');
            }
        }
        return text.toString();
    }
}
