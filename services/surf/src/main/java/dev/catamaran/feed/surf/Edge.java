package dev.catamaran.feed.surf;

/** Somebody follows somebody. */
record Edge(long from, long to) {}
