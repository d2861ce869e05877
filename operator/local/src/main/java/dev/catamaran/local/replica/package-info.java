/**
 * One replica: its program and its sidecar. Enters: what it should be. Leaves: running processes, kept running. Starts and probes processes.
 */
@NullMarked
package dev.catamaran.local.replica;

import org.jspecify.annotations.NullMarked;
