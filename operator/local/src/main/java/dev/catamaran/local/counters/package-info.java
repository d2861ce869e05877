/**
 * What sidecars and programs count, read while a drill runs. Enters: where the counters are. Leaves: one sample per cell. Its client is HTTP to this machine's
 * replicas; nobody waits long for one.
 */
@NullMarked
package dev.catamaran.local.counters;

import org.jspecify.annotations.NullMarked;
