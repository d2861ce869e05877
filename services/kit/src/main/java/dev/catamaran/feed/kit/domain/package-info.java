/** Names that the writer, the applier and the replicator of one domain must agree on. */
@NullMarked
package dev.catamaran.feed.kit.domain;

import org.jspecify.annotations.NullMarked;
