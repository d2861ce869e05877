/**
 * The one loop of the controller: observe → resolve → guard → translate → apply → status. Enters: resource files, process states, faults. Leaves: a
 * {@code WorkloadPlan} to the runtime, a {@code MeshModel} with endpoints to the xDS server, and {@link dev.catamaran.app.mesh.MeshStatus}. The
 * runtime and the xDS server are its only clients.
 */
@NullMarked
package dev.catamaran.app.mesh;

import org.jspecify.annotations.NullMarked;
