package dev.catamaran.xds.server;

import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.xds.snapshot.GroupSnapshot;
import dev.catamaran.xds.translate.Group;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The snapshots of the groups that somebody asked for; each is made once per change of its input. Safe for concurrent use. */
final class SnapshotStore {
    private static final Comparator<Endpoint> ORDER = Comparator.comparing(Endpoint::workload)
            .thenComparing(Endpoint::cell)
            .thenComparingInt(Endpoint::ordinal)
            .thenComparing(Endpoint::address);

    private final GroupSource source;
    private final Map<Group, GroupSnapshot> snapshots = new HashMap<>();
    private Optional<MeshModel> model = Optional.empty();
    private List<Endpoint> endpoints = List.of();

    SnapshotStore(GroupSource source) {
        this.source = source;
    }

    synchronized Optional<MeshModel> model() {
        return model;
    }

    /** Takes a new input; gives the groups whose content is not what it was. */
    synchronized Set<Group> update(MeshModel newModel, List<Endpoint> newEndpoints) {
        List<Endpoint> sorted = newEndpoints.stream().sorted(ORDER).toList();
        if (model.filter(newModel::equals).isPresent() && sorted.equals(endpoints)) {
            return Set.of();
        }
        model = Optional.of(newModel);
        endpoints = sorted;
        Set<Group> changed = new HashSet<>();
        for (Map.Entry<Group, GroupSnapshot> known : snapshots.entrySet()) {
            GroupSnapshot fresh = translate(newModel, known.getKey());
            if (!fresh.equals(known.getValue())) {
                known.setValue(fresh);
                changed.add(known.getKey());
            }
        }
        return changed;
    }

    /** The group's snapshot; empty as long as there is no model. A group that the model does not have holds nothing. */
    synchronized Optional<GroupSnapshot> of(Group group) {
        return model.map(current -> snapshots.computeIfAbsent(group, g -> translate(current, g)));
    }

    private GroupSnapshot translate(MeshModel current, Group group) {
        boolean exists = current.cell(group.cell()).isPresent() && has(current, group);
        return exists ? source.translate(current, endpoints, group) : new GroupSnapshot(List.of());
    }

    private static boolean has(MeshModel model, Group group) {
        var name = group.workload();
        return model.service(name).isPresent()
                || model.gateways().stream().anyMatch(g -> g.name().equals(name))
                || model.caches().stream().anyMatch(c -> c.name().equals(name))
                || model.buses().stream().anyMatch(b -> b.name().equals(name))
                || model.stores().stream().anyMatch(s -> s.name().equals(name));
    }
}
