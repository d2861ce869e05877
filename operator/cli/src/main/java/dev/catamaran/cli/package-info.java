/**
 * What {@code ./catamaran} runs. Enters: the command line. Leaves: text, JSON and an exit code. Speaks to the controller over its HTTP API only;
 * starts processes, holds no state of its own.
 */
@NullMarked
package dev.catamaran.cli;

import org.jspecify.annotations.NullMarked;
