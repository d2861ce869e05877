package dev.catamaran.validate.schema;

import dev.catamaran.validate.source.FieldPath;
import java.util.List;
import java.util.Map;

/** Types, required fields, choices and bounds of a value that was pruned and has its defaults. */
public final class SchemaCheck {
    private final List<Complaint> complaints;

    private SchemaCheck(List<Complaint> complaints) {
        this.complaints = complaints;
    }

    /** Adds a complaint for everything that the schema refuses. */
    public static void check(Object value, Schema schema, List<Complaint> complaints) {
        new SchemaCheck(complaints).value(value, schema, FieldPath.ROOT);
    }

    private void value(Object value, Schema schema, FieldPath path) {
        Type type = schema.type();
        switch (value) {
            case Map<?, ?> map when type == Type.OBJECT -> object(map, schema, path);
            case List<?> list when type == Type.ARRAY -> list(list, schema, path);
            case String text when type == Type.STRING -> text(text, schema, path);
            case Long number when type == Type.INTEGER -> number(number, schema, path);
            case Boolean _ when type == Type.BOOLEAN -> {}
            default -> complain(path, Sentences.wrongType(path, value, schema));
        }
    }

    private void object(Map<?, ?> map, Schema schema, FieldPath path) {
        for (String name : schema.required()) {
            if (!map.containsKey(name)) {
                complain(
                        path.field(name),
                        Sentences.missing(name, schema.fields().get(name)));
            }
        }
        size(map.size(), "entry", "entries", schema, path);
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            Schema field = schema.fields().get(name);
            if (field != null) {
                value(value, field, path.field(name));
            } else {
                value(value, schema.values().orElseThrow(), path.key(name));
            }
        });
    }

    private void list(List<?> list, Schema schema, FieldPath path) {
        size(list.size(), "entry", "entries", schema, path);
        for (int i = 0; i < list.size(); i++) {
            value(list.get(i), schema.entries().orElseThrow(), path.index(i));
        }
    }

    private void text(String text, Schema schema, FieldPath path) {
        if (!schema.choices().isEmpty() && !schema.choices().contains(text)) {
            complain(path, Sentences.noChoice(path, text, schema.choices()));
        } else if (size(text.codePointCount(0, text.length()), "character", "characters", schema, path)
                && !Patterns.find(schema.bounds().pattern(), text)) {
            complain(path, Sentences.wrongPattern(path, text, schema.bounds().pattern()));
        }
    }

    private void number(long number, Schema schema, FieldPath path) {
        if (!schema.bounds().number().contains(number)) {
            complain(path, Sentences.outOfRange(path, number, schema.bounds().number()));
        }
    }

    private boolean size(int size, String unit, String units, Schema schema, FieldPath path) {
        if (schema.bounds().size().contains(size)) {
            return true;
        }
        complain(
                path,
                Sentences.wrongSize(
                        path, size, size == 1 ? unit : units, schema.bounds().size()));
        return false;
    }

    private void complain(FieldPath path, String message) {
        complaints.add(new Complaint(path, Complaint.Kind.SCHEMA, message));
    }
}
