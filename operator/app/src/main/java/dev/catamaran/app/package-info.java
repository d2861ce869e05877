/**
 * The controller process: wires the pure pipeline to the local runtime and the xDS server. Enters: resource files, process states, calls of the HTTP
 * API. Leaves: processes, xDS, status. This is where clients and clocks are handed in.
 */
@NullMarked
package dev.catamaran.app;

import org.jspecify.annotations.NullMarked;
