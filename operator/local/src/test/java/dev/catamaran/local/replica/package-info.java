/** Tests of what is measured. */
@NullMarked
package dev.catamaran.local.replica;

import org.jspecify.annotations.NullMarked;
