/**
 * Profiles. Enters: calls of the glue layer. Leaves: profiles from cache and store, changes to the buses. Its clients are the sidecar's: cache, store, buses.
 */
@NullMarked
package dev.catamaran.feed.profile;

import org.jspecify.annotations.NullMarked;
