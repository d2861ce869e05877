@NullMarked
package dev.catamaran.drill;

import org.jspecify.annotations.NullMarked;
