/**
 * Judges a drill. Enters: the raw record, and what was expected. Leaves: figures, checks and an outcome, all derived from that one file, so
 * that anyone can rerun the judgement. No client is allowed.
 */
@NullMarked
package dev.catamaran.judge;

import org.jspecify.annotations.NullMarked;
