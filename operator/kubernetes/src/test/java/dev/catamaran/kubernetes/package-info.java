@NullMarked
package dev.catamaran.kubernetes;

import org.jspecify.annotations.NullMarked;
