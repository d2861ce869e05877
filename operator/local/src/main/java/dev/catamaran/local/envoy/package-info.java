/**
 * The Envoy binary. Enters: a cache folder. Leaves: a checked binary in it. Its client is pip, once.
 */
@NullMarked
package dev.catamaran.local.envoy;

import org.jspecify.annotations.NullMarked;
