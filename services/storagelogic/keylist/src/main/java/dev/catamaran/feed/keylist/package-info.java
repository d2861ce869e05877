/**
 * Lists of ids by key. Enters: calls of logic and stream. Leaves: ids from cache and store, changes to the buses. Its clients are the sidecar's: cache, store,
 * buses.
 */
@NullMarked
package dev.catamaran.feed.keylist;

import org.jspecify.annotations.NullMarked;
