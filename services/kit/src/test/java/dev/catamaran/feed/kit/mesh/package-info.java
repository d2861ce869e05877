@NullMarked
package dev.catamaran.feed.kit.mesh;

import org.jspecify.annotations.NullMarked;
