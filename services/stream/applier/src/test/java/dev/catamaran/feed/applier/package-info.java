@NullMarked
package dev.catamaran.feed.applier;

import org.jspecify.annotations.NullMarked;
