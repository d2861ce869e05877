/**
 * Storage logic: the relation chain. Enters: changes and questions from the services in front. Leaves: records on the buses, lists from cache or store.
 * It never writes to the store: the applier does, from the bus.
 */
@NullMarked
package dev.catamaran.feed.relation;

import org.jspecify.annotations.NullMarked;
