package dev.catamaran.feed.kit.call;

import io.grpc.Status;

/** How much one request may ask for. */
public final class Limits {
    private static final int MOST = 1_000;

    private Limits() {}

    /** Refuses more than 1,000 of something with {@code INVALID_ARGUMENT}. */
    public static void requireCount(String what, int count) {
        requireCount(what, count, MOST);
    }

    /** Refuses more than that many of something with {@code INVALID_ARGUMENT}. */
    public static void requireCount(String what, int count, int most) {
        if (count > most) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("%s has %d entries; send at most %d at once".formatted(what, count, most))
                    .asRuntimeException();
        }
    }
}
