/**
 * What to run, on whatever platform. Enters: a {@link dev.catamaran.core.model.MeshModel} and how its services are run. Leaves: a
 * {@link dev.catamaran.core.plan.WorkloadPlan}. Deployments and processes appear only in the runtimes. No client is allowed.
 */
@NullMarked
package dev.catamaran.core.plan;

import org.jspecify.annotations.NullMarked;
