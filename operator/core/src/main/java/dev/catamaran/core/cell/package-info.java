/**
 * The life of a cell: lost, returning, ramped, active. Enters: what was observed of it and the time. Leaves: its next phase. Pure: no client, and the
 * clock comes from outside.
 */
@NullMarked
package dev.catamaran.core.cell;

import org.jspecify.annotations.NullMarked;
