@NullMarked
package dev.catamaran.feed.suggest;

import org.jspecify.annotations.NullMarked;
