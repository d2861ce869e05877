package dev.catamaran.drill;

/** What is going on, for people. */
public interface Telling {
    /** What is being done now. */
    void doing(String what);

    /** A figure of it, which the next one replaces. */
    void detail(String figure);

    /** A step that has come to its end. */
    void done(String what);
}
