@NullMarked
package dev.catamaran.feed.kit.call;

import org.jspecify.annotations.NullMarked;
