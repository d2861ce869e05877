/**
 * Who is at the other end of a sidecar's stream. Enters: a projected service-account token. Leaves: the replica that it was made for. Asks the API server.
 */
@NullMarked
package dev.catamaran.kubernetes.auth;

import org.jspecify.annotations.NullMarked;
