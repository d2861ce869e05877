/** Serves groups their snapshots over delta ADS. Enters: a mesh model, live endpoints and secrets. Leaves: resources on streams, and who has acknowledged what. This package
 * holds the listening socket; no other client is allowed. */
@NullMarked
package dev.catamaran.xds.server;

import org.jspecify.annotations.NullMarked;
