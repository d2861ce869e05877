/**
 * Faults in force. Enters: a fault that is to be applied. Leaves: its record, written before the first signal. No client but the file system.
 */
@NullMarked
package dev.catamaran.local.fault;

import org.jspecify.annotations.NullMarked;
