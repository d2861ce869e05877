@NullMarked
package dev.catamaran.feed.kit.token;

import org.jspecify.annotations.NullMarked;
