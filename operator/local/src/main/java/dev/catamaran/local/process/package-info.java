/**
 * Processes of this machine. Enters: pids. Leaves: what {@code /proc} says of them, and signals. The operating system is the only client.
 */
@NullMarked
package dev.catamaran.local.process;

import org.jspecify.annotations.NullMarked;
