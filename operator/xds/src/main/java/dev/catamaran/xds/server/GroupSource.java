package dev.catamaran.xds.server;

import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.xds.snapshot.GroupSnapshot;
import dev.catamaran.xds.translate.Group;
import java.util.List;

/** The translator, as the store sees it. Pure: called again for each change, by several threads. */
@FunctionalInterface
public interface GroupSource {
    GroupSnapshot translate(MeshModel model, List<Endpoint> endpoints, Group group);
}
