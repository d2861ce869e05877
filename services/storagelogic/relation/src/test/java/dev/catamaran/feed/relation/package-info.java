@NullMarked
package dev.catamaran.feed.relation;

import org.jspecify.annotations.NullMarked;
