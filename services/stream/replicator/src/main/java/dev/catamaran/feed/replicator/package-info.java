/**
 * Stream: the other cells' {@code direct} into this cell's {@code mirrored}. Enters: the other cells' records. Leaves: copies that say where their originals
 * are. Holds a consumer for each other cell and a producer for its own.
 */
@NullMarked
package dev.catamaran.feed.replicator;

import org.jspecify.annotations.NullMarked;
