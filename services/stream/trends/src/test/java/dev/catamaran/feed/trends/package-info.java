@NullMarked
package dev.catamaran.feed.trends;

import org.jspecify.annotations.NullMarked;
