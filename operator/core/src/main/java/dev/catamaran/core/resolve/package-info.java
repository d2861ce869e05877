/**
 * From custom resources to the model. Enters: resources that their schemas accept. Leaves: a {@link dev.catamaran.core.model.MeshModel} in which every
 * reference points at something, how its services are run, and a {@link dev.catamaran.core.resolve.Problem} for everything that was left out. Pure: no
 * client is allowed, and descriptors come through {@link dev.catamaran.core.resolve.MethodSource}.
 */
@NullMarked
package dev.catamaran.core.resolve;

import org.jspecify.annotations.NullMarked;
