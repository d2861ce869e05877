/**
 * What the mesh uses of this machine. Enters: processes by cell. Leaves: CPU seconds, memory, pinning. Reads {@code /proc} only.
 */
@NullMarked
package dev.catamaran.local.usage;

import org.jspecify.annotations.NullMarked;
