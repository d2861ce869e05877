/**
 * The structural schemas of the CRDs, applied as the API server applies them: unknown fields go, defaults come, bounds are checked. Enters: plain values
 * (maps, lists, strings, longs, doubles, booleans, {@link dev.catamaran.validate.source.Null}). Leaves: the value that would be stored, and what is wrong
 * with it by path. No client is allowed.
 */
@NullMarked
package dev.catamaran.validate.schema;

import org.jspecify.annotations.NullMarked;
