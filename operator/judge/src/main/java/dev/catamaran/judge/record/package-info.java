/**
 * The raw record of a drill: one JSON object a line, and nothing else is evidence. Enters: {@link dev.catamaran.judge.record.Line}s from
 * the driver. Leaves: the same lines, read back. Files only; no client is allowed.
 */
@NullMarked
package dev.catamaran.judge.record;

import org.jspecify.annotations.NullMarked;
