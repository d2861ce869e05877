/** Tests of the commands, and the rules of this module's architecture. */
@NullMarked
package dev.catamaran.cli;

import org.jspecify.annotations.NullMarked;
