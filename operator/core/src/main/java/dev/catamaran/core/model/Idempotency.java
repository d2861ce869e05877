package dev.catamaran.core.model;

/** The proto3 {@code idempotency_level} of a method; decides whether a request may be tried again after it may have been executed. */
public enum Idempotency {
    /** A read: may be retried and hedged. */
    NO_SIDE_EFFECTS,
    /** A write that may be executed twice with the effect of once. */
    IDEMPOTENT,
    /** Nothing is known: retried only when it cannot have been executed. */
    UNKNOWN;

    /** Whether the request may be sent again although the first attempt may have been executed. */
    public boolean retryable() {
        return this != UNKNOWN;
    }
}
