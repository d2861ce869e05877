/**
 * Stream: posts into the timelines of those who follow their authors. Enters: records of {@code post.direct} and {@code post.mirrored} of this cell's bus.
 * Leaves: appends to keylist. Holds the consumer and channels to relation and keylist.
 */
@NullMarked
package dev.catamaran.feed.fanout;

import org.jspecify.annotations.NullMarked;
