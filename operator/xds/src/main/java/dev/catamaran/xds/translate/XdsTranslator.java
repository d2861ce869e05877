package dev.catamaran.xds.translate;

import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.xds.snapshot.GroupSnapshot;
import java.util.List;

/** From the model to what Envoy is fed. The same input has the same bytes, in whatever order it is given. */
public final class XdsTranslator {
    private XdsTranslator() {}

    /**
     * What the replicas of a group are fed.
     *
     * @throws IllegalArgumentException when the model has no such workload or cell
     */
    public static GroupSnapshot translate(
            MeshModel model, List<Endpoint> endpoints, Group group, DescriptorSource descriptors) {
        GroupResources resources = new GroupResources(model, endpoints, group);
        var name = group.workload();
        for (var service : model.services()) {
            if (service.name().equals(name)) {
                return resources.service(service);
            }
        }
        for (var gateway : model.gateways()) {
            if (gateway.name().equals(name)) {
                return resources.gateway(gateway, descriptors);
            }
        }
        for (var cache : model.caches()) {
            if (cache.name().equals(name)) {
                return resources.server(cache.port());
            }
        }
        for (var bus : model.buses()) {
            if (bus.name().equals(name)) {
                return resources.server(bus.port());
            }
        }
        for (var store : model.stores()) {
            if (store.name().equals(name)) {
                return resources.server(store.port());
            }
        }
        throw new IllegalArgumentException("the mesh '" + model.name() + "' has no workload '" + name + "'");
    }
}
