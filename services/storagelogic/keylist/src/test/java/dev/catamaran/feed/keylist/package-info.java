@NullMarked
package dev.catamaran.feed.keylist;

import org.jspecify.annotations.NullMarked;
