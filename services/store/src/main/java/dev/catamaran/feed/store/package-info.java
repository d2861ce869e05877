/** Reading this cell's own store. Enters: SQL and ids. Leaves: rows, or {@code UNAVAILABLE}. The connection pool is the only client. */
@NullMarked
package dev.catamaran.feed.store;

import org.jspecify.annotations.NullMarked;
