package dev.catamaran.app.mesh;

import dev.catamaran.core.capacity.CellLoad;
import dev.catamaran.core.capacity.Guard;
import dev.catamaran.core.capacity.ReadyReplicas;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.Identity;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.local.JobStatus;
import dev.catamaran.local.ReplicaStatus;
import dev.catamaran.local.fault.CellOutage;
import dev.catamaran.metrics.MeshView;
import dev.catamaran.validate.Finding;
import dev.catamaran.xds.server.SidecarStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mesh after one turn of the loop.
 *
 * @param desired what the resource files say
 * @param model with its cells as they are now; empty as long as there is none
 * @param jobs the last run of each job in each cell
 * @param waitsFor what is missing until the desired state is in force as a whole; empty when nothing is
 * @param failure why the last turn failed; empty when it did not
 */
public record MeshStatus(
        ResourceFolder.Desired desired,
        Optional<MeshModel> model,
        List<ReplicaStatus> replicas,
        List<JobStatus> jobs,
        List<CellOutage> faults,
        String waitsFor,
        String failure) {
    static final MeshStatus NONE = new MeshStatus(
            ResourceFolder.Desired.NOTHING,
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            "",
            "the resources are being read");

    MeshStatus failed(String reason) {
        return new MeshStatus(desired, model, replicas, jobs, faults, waitsFor, reason);
    }

    /** What is to be changed in the newest resource files. */
    public List<Finding> findings() {
        return desired.findings();
    }

    /** The guard over what is ready now. */
    public Optional<Guard> guard() {
        return model.map(m -> new Guard(m, readyReplicas()));
    }

    /** Each cell's share of what is to be carried, by name; nothing before there is a mesh. */
    public List<CellLoad> loads() {
        return model.map(m -> CellLoad.all(m, readyReplicas())).orElse(List.of());
    }

    /** For metrics, with what the control plane knows. */
    public MeshView view(List<SidecarStatus> sidecars, Map<Identity, Instant> leafEnds) {
        return new MeshView(model, endpoints(), sidecars, leafEnds);
    }

    private ReadyReplicas readyReplicas() {
        return ReadyReplicas.of(endpoints());
    }

    private List<Endpoint> endpoints() {
        return replicas.stream().map(ReplicaStatus::endpoint).toList();
    }

    /** Whether every replica of that cell is ready. */
    public boolean ready(CellName cell) {
        return allReady(cell, replicas);
    }

    static boolean allReady(CellName cell, List<ReplicaStatus> replicas) {
        var own = replicas.stream().filter(r -> r.cell().equals(cell)).toList();
        return !own.isEmpty() && own.stream().allMatch(ReplicaStatus::ready);
    }
}
