@NullMarked
package dev.catamaran.feed.gateway;

import org.jspecify.annotations.NullMarked;
