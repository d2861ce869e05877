package dev.catamaran.kubernetes.mesh;

import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.plan.WorkloadPlan;
import dev.catamaran.core.resolve.Resolution;
import java.util.List;
import java.util.Optional;

/**
 * What was made of what was seen.
 *
 * @param model with its cells as they are now; empty when the resources make no mesh
 */
public record Turn(Resolution resolution, Optional<MeshModel> model, WorkloadPlan plan, List<Endpoint> endpoints) {}
