/** Hybrid logical clock. Pure; physical time comes from outside. */
@NullMarked
package dev.catamaran.feed.kit.clock;

import org.jspecify.annotations.NullMarked;
