/** Leaving out what does not answer. Enters: whether a use succeeded. Leaves: whether the next one may wait. Pure; time comes from outside. */
@NullMarked
package dev.catamaran.feed.kit.breaker;

import org.jspecify.annotations.NullMarked;
