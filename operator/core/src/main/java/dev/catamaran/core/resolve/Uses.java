package dev.catamaran.core.resolve;

import dev.catamaran.api.CacheCluster;
import dev.catamaran.api.Datastore;
import dev.catamaran.api.MeshService;
import dev.catamaran.api.MessageBus;
import dev.catamaran.core.model.WorkloadName;
import java.util.List;
import java.util.stream.IntStream;

/** What a service uses, without the references that lead nowhere. */
record Uses(List<WorkloadName> caches, List<WorkloadName> stores, List<WorkloadName> buses) {
    /** All that a service may use. */
    record Offer(Referable<CacheCluster> caches, Referable<Datastore> stores, Referable<MessageBus> buses) {
        Uses of(MeshService service) {
            var uses = service.getSpec().uses();
            return new Uses(
                    found(service, "caches", uses.caches(), caches),
                    found(service, "datastores", uses.datastores(), stores),
                    found(service, "buses", uses.buses(), buses));
        }

        private static List<WorkloadName> found(
                MeshService service, String list, List<String> names, Referable<?> among) {
            return IntStream.range(0, names.size())
                    .filter(i -> among.find(service, "spec.uses.%s[%d]".formatted(list, i), names.get(i))
                            .isPresent())
                    .mapToObj(names::get)
                    .distinct()
                    .map(WorkloadName::new)
                    .toList();
        }
    }
}
