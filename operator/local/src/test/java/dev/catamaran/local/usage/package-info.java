/** Tests of what is measured. */
@NullMarked
package dev.catamaran.local.usage;

import org.jspecify.annotations.NullMarked;
