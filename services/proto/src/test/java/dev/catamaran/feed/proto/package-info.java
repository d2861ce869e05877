@NullMarked
package dev.catamaran.feed.proto;

import org.jspecify.annotations.NullMarked;
