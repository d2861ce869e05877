package dev.catamaran.validate.schema;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A structural schema, as far as the CRDs use them.
 *
 * @param description one or two sentences; may be empty
 * @param fields of an object, by name
 * @param values of an object whose keys the user chooses
 * @param entries of a list
 * @param defaultValue what an absent value becomes
 * @param required names of fields
 * @param choices the only texts allowed; empty when any is
 */
public record Schema(
        Type type,
        String description,
        SortedMap<String, Schema> fields,
        Optional<Schema> values,
        Optional<Schema> entries,
        Optional<Object> defaultValue,
        List<String> required,
        List<String> choices,
        Bounds bounds,
        List<Rule> rules) {
    public Schema {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        required = List.copyOf(required);
        choices = List.copyOf(choices);
        rules = List.copyOf(rules);
    }

    /**
     * Bounds of a value, both ends included; what a CRD leaves out is as wide as can be.
     *
     * @param pattern in the syntax of RE2; empty when any text will do
     * @param number of an integer
     * @param size characters of a text, entries of a list, keys of an object
     */
    public record Bounds(String pattern, Range number, Range size) {}

    /** Both ends included. */
    public record Range(long least, long most) {
        public boolean contains(long value) {
            return value >= least && value <= most;
        }

        /** As in "retries is 0 to 5", "a list of at least 1". */
        public String words() {
            if (least == most) {
                return "exactly " + digits(least);
            }
            if (most == Long.MAX_VALUE) {
                return "at least " + digits(least);
            }
            return least == Long.MIN_VALUE ? "at most " + digits(most) : digits(least) + " to " + digits(most);
        }

        private static String digits(long number) {
            return String.format(Locale.ROOT, "%,d", number);
        }
    }

    /**
     * A rule in CEL.
     *
     * @param expression true when the value, {@code self}, is good
     * @param message a sentence that says what is allowed
     * @param field below the value that has the rule, for example {@code .timeout}; may be empty
     */
    public record Rule(String expression, String message, String field) {}
}
