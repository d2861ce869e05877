/**
 * What the mesh is: cells, services, edges, budgets. Enters: nothing but values that {@code resolve} has checked. Leaves: the
 * {@link dev.catamaran.core.model.MeshModel} that guard, plan and the xDS translator read. No client is allowed here, no Envoy type and no
 * Kubernetes type.
 */
@NullMarked
package dev.catamaran.core.model;

import org.jspecify.annotations.NullMarked;
