package dev.catamaran.validate.schema;

import dev.catamaran.validate.source.FieldPath;

/**
 * Something wrong with a value.
 *
 * @param message a sentence that says what to change
 */
public record Complaint(FieldPath path, Kind kind, String message) {
    /** What follows from a complaint. */
    public enum Kind {
        /** The API server would drop the field and take the rest. */
        UNKNOWN_FIELD,
        /** The API server would refuse the resource for its schema. */
        SCHEMA,
        /** The API server would refuse the resource for one of its rules. */
        RULE
    }
}
