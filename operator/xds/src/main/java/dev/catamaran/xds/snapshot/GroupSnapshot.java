package dev.catamaran.xds.snapshot;

import java.util.Comparator;
import java.util.List;

/**
 * Everything that the replicas of one workload in one cell share. Addresses of the replica itself are the placeholder of {@link
 * dev.catamaran.xds.translate.AddressStamp}.
 *
 * @param resources by type, then name; a pair of both is there once
 */
public record GroupSnapshot(List<Resource> resources) {
    public GroupSnapshot {
        resources = resources.stream()
                .sorted(Comparator.comparing(Resource::type).thenComparing(Resource::name))
                .toList();
        for (int i = 1; i < resources.size(); i++) {
            Resource one = resources.get(i - 1);
            Resource next = resources.get(i);
            if (one.type() == next.type() && one.name().equals(next.name())) {
                throw new IllegalArgumentException(one.type() + " '" + one.name() + "' is there twice");
            }
        }
    }

    /** The resources of that type, by name. */
    public List<Resource> of(TypeUrl type) {
        return resources.stream().filter(r -> r.type() == type).toList();
    }
}
