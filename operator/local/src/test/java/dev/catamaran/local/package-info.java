/** Tests of the local runtime with real processes; addresses below 127.13. */
@NullMarked
package dev.catamaran.local;

import org.jspecify.annotations.NullMarked;
