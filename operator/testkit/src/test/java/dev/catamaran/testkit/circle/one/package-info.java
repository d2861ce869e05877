/** One of two packages that need each other, on purpose. */
@NullMarked
package dev.catamaran.testkit.circle.one;

import org.jspecify.annotations.NullMarked;
