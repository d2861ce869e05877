/**
 * Whom to follow, computed from the whole graph. Enters: the edges of a store. Leaves: a ranking for each person, through keylist. Spark reads the store;
 * {@code Rankings} holds the only other client.
 */
@NullMarked
package dev.catamaran.feed.suggest;

import org.jspecify.annotations.NullMarked;
