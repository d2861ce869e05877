@NullMarked
package dev.catamaran.feed.kit.domain;

import org.jspecify.annotations.NullMarked;
