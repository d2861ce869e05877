/** The rules of this module's architecture. */
@NullMarked
package dev.catamaran.xds;

import org.jspecify.annotations.NullMarked;
