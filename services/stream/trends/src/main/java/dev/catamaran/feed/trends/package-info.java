/**
 * Stream: what people write about now. Enters: the posts on this cell's bus, by whichever way they came. Leaves: the ten hashtags of most posts, on the same bus,
 * each time they change. Holds the clients that Kafka Streams makes.
 */
@NullMarked
package dev.catamaran.feed.trends;

import org.jspecify.annotations.NullMarked;
