package dev.catamaran.validate.schema;

/** Types of a structural schema. */
public enum Type {
    OBJECT("an object"),
    ARRAY("a list"),
    STRING("a text"),
    INTEGER("a whole number"),
    BOOLEAN("true or false");

    private final String words;

    Type(String words) {
        this.words = words;
    }

    /** As in "timeout is a text". */
    public String words() {
        return words;
    }
}
