/**
 * Stream: from this cell's bus into this cell's store. Enters: records of {@code direct} and {@code mirrored}. Leaves: rows, each batch in one transaction with
 * the positions it came from, and forgotten cache keys. Holds the consumer and the store's connection.
 */
@NullMarked
package dev.catamaran.feed.applier;

import org.jspecify.annotations.NullMarked;
