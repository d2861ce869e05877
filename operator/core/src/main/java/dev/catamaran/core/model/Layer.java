package dev.catamaran.core.model;

/** Layer of the back end, from the outside in. */
public enum Layer {
    ACCESS,
    GLUE,
    LOGIC,
    STORAGE_LOGIC,
    STREAM,
    OFFLINE,
    CACHE,
    BUS,
    STORAGE
}
