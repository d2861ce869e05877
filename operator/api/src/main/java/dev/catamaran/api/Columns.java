package dev.catamaran.api;

/** What printer columns have in common. */
final class Columns {
    static final String ACCEPTED = ".status.conditions[?(@.type==\"Accepted\")].status";
    static final String PROGRAMMED = ".status.conditions[?(@.type==\"Programmed\")].status";
    static final String PROGRAMMED_REASON = ".status.conditions[?(@.type==\"Programmed\")].reason";

    /** Only shown with {@code -o wide}. */
    static final int WIDE = 1;

    private Columns() {}
}
