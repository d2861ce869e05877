package dev.catamaran.feed.surf;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers of requests, and write ids that no other run uses. */
final class Ids {
    private final String run;
    private final AtomicLong next = new AtomicLong();

    /** @param startedAt epoch microseconds: two runs do not begin in the same one */
    Ids(long startedAt) {
        run = Long.toString(startedAt, Character.MAX_RADIX);
    }

    long request() {
        return next.getAndIncrement();
    }

    String write(long request) {
        return run + "-" + request;
    }
}
