@NullMarked
package dev.catamaran.feed.replicator;

import org.jspecify.annotations.NullMarked;
