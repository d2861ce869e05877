/** Writing to the buses of all cells. Enters: a record. Leaves: a receipt that says which buses have it. Holds the Kafka producers. */
@NullMarked
package dev.catamaran.feed.kit.bus;

import org.jspecify.annotations.NullMarked;
