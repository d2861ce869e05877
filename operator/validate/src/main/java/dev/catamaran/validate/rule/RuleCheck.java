package dev.catamaran.validate.rule;

import dev.catamaran.validate.schema.Complaint;
import dev.catamaran.validate.schema.Schema;
import dev.catamaran.validate.source.FieldPath;
import dev.cel.runtime.CelEvaluationException;
import java.util.List;
import java.util.Map;

/** Asks the rules of every value that is there. The API server asks none while the schema is broken; here all are asked that can be answered. */
public final class RuleCheck {
    private final CelRules cel = new CelRules();

    /**
     * Adds a complaint for every rule that does not hold.
     *
     * @param value with its defaults
     * @param complaints what {@code SchemaCheck} found; a rule that fails over it is silent
     */
    public void check(Object value, Schema schema, List<Complaint> complaints) {
        check(value, schema, FieldPath.ROOT, complaints);
    }

    private void check(Object value, Schema schema, FieldPath path, List<Complaint> complaints) {
        for (Schema.Rule rule : schema.rules()) {
            if (!holds(rule, value, path, complaints)) {
                FieldPath field = path.plus(FieldPath.parse(rule.field()));
                complaints.add(new Complaint(field, Complaint.Kind.RULE, rule.message()));
            }
        }
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((key, below) -> {
                    String name = String.valueOf(key);
                    Schema field = schema.fields().get(name);
                    if (field != null) {
                        check(below, field, path.field(name), complaints);
                    } else {
                        schema.values().ifPresent(values -> check(below, values, path.key(name), complaints));
                    }
                });
            case List<?> list ->
                schema.entries().ifPresent(entries -> {
                    for (int i = 0; i < list.size(); i++) {
                        check(list.get(i), entries, path.index(i), complaints);
                    }
                });
            default -> {}
        }
    }

    /** A rule that cannot be answered does not hold, unless the schema has already said why. */
    private boolean holds(Schema.Rule rule, Object value, FieldPath path, List<Complaint> complaints) {
        try {
            return cel.holds(rule.expression(), value);
        } catch (CelEvaluationException e) {
            return complaints.stream()
                    .anyMatch(c -> c.kind() == Complaint.Kind.SCHEMA && c.path().isWithin(path));
        }
    }
}
