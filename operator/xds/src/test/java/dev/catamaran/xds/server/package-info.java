/** The protocol as a state machine, and the server with a real Envoy. */
@NullMarked
package dev.catamaran.xds.server;

import org.jspecify.annotations.NullMarked;
