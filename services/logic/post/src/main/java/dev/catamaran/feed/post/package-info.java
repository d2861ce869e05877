/** Posts. Enters: calls of glue and timeline. Leaves: posts from cache and store, new ones to the buses. Its clients are the sidecar's: cache, store, buses. */
@NullMarked
package dev.catamaran.feed.post;

import org.jspecify.annotations.NullMarked;
