package dev.catamaran.validate.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills in defaults as the API server does: an absent field takes its default first, then the fields within it take theirs. */
public final class Defaulted {
    private Defaulted() {}

    /** The value with defaults; an absent object without a default stays absent. */
    public static Object of(Object value, Schema schema) {
        if (schema.type() == Type.OBJECT && value instanceof Map<?, ?> map) {
            return object(map, schema);
        }
        if (schema.type() == Type.ARRAY && value instanceof List<?> list) {
            var filled = new ArrayList<>();
            list.forEach(entry -> filled.add(of(entry, schema.entries().orElseThrow())));
            return filled;
        }
        return value;
    }

    private static Map<String, Object> object(Map<?, ?> map, Schema schema) {
        var filled = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> filled.put(String.valueOf(key), value));
        schema.fields().forEach((name, field) -> field.defaultValue().ifPresent(to -> filled.putIfAbsent(name, to)));
        filled.replaceAll((name, value) -> {
            Schema field = schema.fields().get(name);
            if (field != null) {
                return of(value, field);
            }
            return schema.values().map(values -> of(value, values)).orElse(value);
        });
        return filled;
    }
}
