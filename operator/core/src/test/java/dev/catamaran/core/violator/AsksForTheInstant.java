package dev.catamaran.core.violator;

import java.time.Instant;

/** Has a clock of its own. */
public final class AsksForTheInstant {
    private AsksForTheInstant() {}

    public static Instant now() {
        return Instant.now();
    }
}
