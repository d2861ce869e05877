package dev.catamaran.feed.surf;

import io.vertx.core.http.HttpMethod;

/**
 * One HTTP request, wherever it goes.
 *
 * @param writeId sent as {@code idempotency-key}; empty for none
 * @param body JSON; empty for none
 */
record Call(HttpMethod method, String path, String bearer, String writeId, String body) {}
