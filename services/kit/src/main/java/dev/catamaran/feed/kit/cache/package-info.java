/** The cache behind the sidecar, speaking what Envoy's redis proxy understands. Enters: keys and bytes. Holds the Redis connections. */
@NullMarked
package dev.catamaran.feed.kit.cache;

import org.jspecify.annotations.NullMarked;
