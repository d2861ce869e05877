/**
 * What one group of replicas is fed. Enters: Envoy messages made by {@code translate}. Leaves: named bytes with versions, which the server sends as
 * they are. No client is allowed here.
 */
@NullMarked
package dev.catamaran.xds.snapshot;

import org.jspecify.annotations.NullMarked;
