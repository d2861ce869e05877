@NullMarked
package dev.catamaran.feed.fanout;

import org.jspecify.annotations.NullMarked;
