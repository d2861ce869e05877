package dev.catamaran.feed.suggest;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Counts what is done, and tells of it line by line on the standard output. */
final class Progress {
    private static final int EACH = 1_000;

    private final String what;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger degraded = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicReference<String> firstFailure = new AtomicReference<>("");

    Progress(String what) {
        this.what = what;
    }

    /** One line: an event with its values. */
    static void tell(String line) {
        System.out.println(line);
    }

    /** @param less whether not every cell's bus has it yet */
    void succeeded(boolean less) {
        if (less) {
            degraded.incrementAndGet();
        }
        int now = done.incrementAndGet();
        if (now % EACH == 0) {
            tell("event=progress %s=%d failed=%d".formatted(what, now, failed.get()));
        }
    }

    void failed(String reason) {
        failed.incrementAndGet();
        firstFailure.compareAndSet("", reason);
    }

    int done() {
        return done.get();
    }

    int degraded() {
        return degraded.get();
    }

    int failed() {
        return failed.get();
    }

    /** As the end of a line; empty when nothing failed. */
    String firstFailure() {
        String reason = firstFailure.get();
        return reason.isEmpty() ? "" : " first-failure=\"" + reason + "\"";
    }
}
