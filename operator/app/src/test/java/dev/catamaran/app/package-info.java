/** The rules of this module's architecture. */
@NullMarked
package dev.catamaran.app;

import org.jspecify.annotations.NullMarked;
