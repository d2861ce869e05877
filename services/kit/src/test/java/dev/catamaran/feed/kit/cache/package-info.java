@NullMarked
package dev.catamaran.feed.kit.cache;

import org.jspecify.annotations.NullMarked;
