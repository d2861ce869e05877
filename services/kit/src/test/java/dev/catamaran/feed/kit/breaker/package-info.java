@NullMarked
package dev.catamaran.feed.kit.breaker;

import org.jspecify.annotations.NullMarked;
