package dev.catamaran.feed.surf;

/** When a request was to be sent, when it was, and when its result was known: epoch microseconds. */
record Sent(long intended, long sent, long answered) {}
