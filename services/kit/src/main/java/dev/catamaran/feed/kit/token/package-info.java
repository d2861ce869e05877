/** Signed API tokens. Enters: an Authorization header. Leaves: who it is, or a refusal. */
@NullMarked
package dev.catamaran.feed.kit.token;

import org.jspecify.annotations.NullMarked;
