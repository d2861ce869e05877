/** From the model to Envoy. Enters: a {@link dev.catamaran.core.model.MeshModel}, live endpoints, a group. Leaves: its {@link
 * dev.catamaran.xds.snapshot.GroupSnapshot}. Pure: no client is allowed, and the one file that is read comes through {@link
 * dev.catamaran.xds.translate.DescriptorSource}. */
@NullMarked
package dev.catamaran.xds.translate;

import org.jspecify.annotations.NullMarked;
