/** Tests of what is measured. */
@NullMarked
package dev.catamaran.local.process;

import org.jspecify.annotations.NullMarked;
