package dev.catamaran.validate.schema;

import dev.catamaran.validate.schema.Schema.Bounds;
import dev.catamaran.validate.schema.Schema.Range;
import dev.catamaran.validate.schema.Schema.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From the {@code openAPIV3Schema} of a CRD. A keyword that is not judged here is refused, so that no bound is passed over in silence. */
final class SchemaReader {
    private final Map<?, ?> json;
    private final TreeSet<String> unread = new TreeSet<>();

    private SchemaReader(Map<?, ?> json) {
        this.json = json;
        json.keySet().forEach(key -> unread.add(String.valueOf(key)));
    }

    static Schema read(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            throw new IllegalStateException("a schema is an object, not " + json);
        }
        var reader = new SchemaReader(map);
        Schema schema = reader.schema();
        if (!reader.unread.isEmpty()) {
            throw new IllegalStateException("schema keywords that are not judged: " + reader.unread);
        }
        return schema;
    }

    private Schema schema() {
        return new Schema(
                Type.valueOf(text("type").toUpperCase(Locale.ROOT)),
                text("description"),
                fields(),
                optional("additionalProperties").map(SchemaReader::read),
                optional("items").map(SchemaReader::read),
                optional("default"),
                texts("required"),
                texts("enum"),
                bounds(),
                rules());
    }

    private SortedMap<String, Schema> fields() {
        var fields = new TreeMap<String, Schema>();
        if (optional("properties").orElse(Map.of()) instanceof Map<?, ?> properties) {
            properties.forEach((name, schema) -> fields.put(String.valueOf(name), read(schema)));
        }
        return fields;
    }

    private Bounds bounds() {
        Range number = range("minimum", "maximum");
        // each type has keywords of its own for the same thing
        Range size = Stream.of("Length", "Items", "Properties")
                .map(what -> range("min" + what, "max" + what))
                .reduce((a, b) -> new Range(Math.max(a.least(), b.least()), Math.min(a.most(), b.most())))
                .orElseThrow();
        return new Bounds(text("pattern"), number, size);
    }

    private Range range(String least, String most) {
        return new Range(number(least, Long.MIN_VALUE), number(most, Long.MAX_VALUE));
    }

    private List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        for (Object each : list("x-kubernetes-validations")) {
            if (each instanceof Map<?, ?> map) {
                var rule = new SchemaReader(map);
                rules.add(new Rule(rule.text("rule"), rule.text("message"), rule.text("fieldPath")));
                rule.text("reason");
                if (!rule.unread.isEmpty()) {
                    throw new IllegalStateException("keywords of a rule that are not judged: " + rule.unread);
                }
            }
        }
        return rules;
    }

    private Optional<Object> optional(String keyword) {
        unread.remove(keyword);
        return Optional.ofNullable(json.get(keyword));
    }

    private String text(String keyword) {
        return optional(keyword).map(String::valueOf).orElse("");
    }

    private long number(String keyword, long otherwise) {
        return optional(keyword).orElse(otherwise) instanceof Number number ? number.longValue() : otherwise;
    }

    private List<?> list(String keyword) {
        return optional(keyword).orElse(List.of()) instanceof List<?> list ? list : List.of();
    }

    private List<String> texts(String keyword) {
        return list(keyword).stream().map(String::valueOf).toList();
    }
}
