package dev.catamaran.validate.schema;

import dev.catamaran.validate.source.FieldPath;
import dev.catamaran.validate.source.Null;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Drops what the API server would not store: fields that the schema does not know, each with a complaint, and fields that are null, which are the same as
 * absent ones.
 */
public final class Pruned {
    private final List<Complaint> complaints;

    private Pruned(List<Complaint> complaints) {
        this.complaints = complaints;
    }

    /** The value without them; values of a wrong type are left for {@link SchemaCheck}. */
    public static Object of(Object value, Schema schema, List<Complaint> complaints) {
        return new Pruned(complaints).prune(value, schema, FieldPath.ROOT);
    }

    private Object prune(Object value, Schema schema, FieldPath path) {
        if (schema.type() == Type.OBJECT && value instanceof Map<?, ?> map) {
            return object(map, schema, path);
        }
        if (schema.type() == Type.ARRAY && value instanceof List<?> list) {
            var kept = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                kept.add(prune(list.get(i), schema.entries().orElseThrow(), path.index(i)));
            }
            return kept;
        }
        if (schema.type() == Type.INTEGER && value instanceof Double number && number == number.longValue()) {
            return number.longValue(); // 1.0 is a whole number in JSON
        }
        return value;
    }

    private Map<String, Object> object(Map<?, ?> map, Schema schema, FieldPath path) {
        var kept = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            Schema known = schema.fields().get(name);
            if (known == null && schema.values().isEmpty()) {
                complaints.add(unknown(path.field(name), schema));
            } else if (value != Null.NULL) {
                kept.put(
                        name,
                        known != null
                                ? prune(value, known, path.field(name))
                                : prune(value, schema.values().orElseThrow(), path.key(name)));
            }
        });
        return kept;
    }

    private static Complaint unknown(FieldPath path, Schema schema) {
        String name = path.lastName();
        String advice = Nearest.to(name, schema.fields().keySet())
                .map(near -> "did you mean " + near + "?")
                .orElse("remove it; fields here are "
                        + String.join(", ", schema.fields().keySet()));
        return new Complaint(path, Complaint.Kind.UNKNOWN_FIELD, "there is no field " + name + ": " + advice);
    }
}
