@NullMarked
package dev.catamaran.feed.kit.bus;

import org.jspecify.annotations.NullMarked;
