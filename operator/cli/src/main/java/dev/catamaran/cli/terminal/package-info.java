/** What a person sees. Enters: what goes on. Leaves: lines on a terminal. No client is allowed. */
@NullMarked
package dev.catamaran.cli.terminal;

import org.jspecify.annotations.NullMarked;
