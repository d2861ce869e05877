package dev.catamaran.metrics;

import dev.catamaran.core.capacity.CellLoad;
import dev.catamaran.core.capacity.ReadyReplicas;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.Identity;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.xds.server.SidecarStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mesh as its control plane saw it last.
 *
 * @param model with its cells as they are now; empty as long as there is none
 * @param replicas that exist
 * @param sidecars whose streams are open in this process
 * @param leafEnds when the certificates that this process gave out end; those of sidecars that are gone do not count
 */
public record MeshView(
        Optional<MeshModel> model,
        List<Endpoint> replicas,
        List<SidecarStatus> sidecars,
        Map<Identity, Instant> leafEnds) {

    List<Cell> cells() {
        return model.map(MeshModel::cells).orElse(List.of());
    }

    List<CellLoad> loads() {
        return model.map(m -> CellLoad.all(m, ready())).orElse(List.of());
    }

    ReadyReplicas ready() {
        return ReadyReplicas.of(replicas);
    }
}
