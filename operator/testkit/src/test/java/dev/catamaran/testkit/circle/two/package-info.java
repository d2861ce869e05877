/** One of two packages that need each other, on purpose. */
@NullMarked
package dev.catamaran.testkit.circle.two;

import org.jspecify.annotations.NullMarked;
