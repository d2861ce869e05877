/**
 * The 50 % rule as arithmetic. Enters: a {@link dev.catamaran.core.model.MeshModel}, ready replicas and a demand at the edge. Leaves: a verdict for each
 * cell that might be lost, with its arithmetic in a sentence. Pure: no client is allowed.
 */
@NullMarked
package dev.catamaran.core.capacity;

import org.jspecify.annotations.NullMarked;
