package dev.catamaran.feed.surf;

import io.vertx.core.http.HttpMethod;

/**
 * One HTTP request, wherever it goes.
 *
 * @param writeId sent as {@code idempotency-key}; empty for none
 * @param background nobody waits for the answer: sent with {@code x-catamaran-class: background}
 * @param body JSON; empty for none
 */
record Call(HttpMethod method, String path, String bearer, String writeId, boolean background, String body) {}
