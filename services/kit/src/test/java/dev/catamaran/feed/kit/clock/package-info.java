@NullMarked
package dev.catamaran.feed.kit.clock;

import org.jspecify.annotations.NullMarked;
