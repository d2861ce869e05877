package dev.catamaran.validate.source;

/** The null of YAML and JSON as a value. */
public enum Null {
    NULL
}
