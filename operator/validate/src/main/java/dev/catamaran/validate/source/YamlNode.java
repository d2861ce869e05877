package dev.catamaran.validate.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value with the line on which it begins; the first line of a file is 1. */
public sealed interface YamlNode {
    int line();

    /** The value without lines: a map, list, string, long, double, boolean or {@link Null}. */
    Object value();

    /** A mapping, in the order of the file. */
    record Fields(int line, Map<String, Field> fields) implements YamlNode {
        @Override
        public Map<String, Object> value() {
            var values = new LinkedHashMap<String, Object>();
            fields.forEach((name, field) -> values.put(name, field.node().value()));
            return values;
        }
    }

    /** A field of a mapping; its line is that of its name, its value may begin below. */
    record Field(int line, YamlNode node) {}

    /** A sequence. */
    record Entries(int line, List<YamlNode> entries) implements YamlNode {
        @Override
        public List<Object> value() {
            var values = new ArrayList<>();
            entries.forEach(entry -> values.add(entry.value()));
            return values;
        }
    }

    /** Anything else. */
    record Scalar(int line, Object value) implements YamlNode {}
}
