package dev.catamaran.core.model;

import java.util.List;
import java.util.Optional;

/**
 * Everything that the mesh is, resolved and checked: every reference in it points at something that is in it.
 *
 * @param namespace where its resources live
 * @param trustDomain of its SPIFFE ids
 * @param cells by name
 * @param services by name
 * @param gateways by name
 * @param caches by name
 * @param buses by name
 * @param stores by name
 */
public record MeshModel(
        String name,
        String namespace,
        String trustDomain,
        FailoverPolicy failover,
        List<Cell> cells,
        List<Service> services,
        List<AccessGateway> gateways,
        List<Cache> caches,
        List<Bus> buses,
        List<Store> stores) {
    public MeshModel {
        cells = cells.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
        services =
                services.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
        gateways =
                gateways.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
        caches = caches.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
        buses = buses.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
        stores = stores.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
    }

    /** The same mesh with its cells in other states. */
    public MeshModel with(List<Cell> changed) {
        return new MeshModel(
                name, namespace, trustDomain, failover, changed, services, gateways, caches, buses, stores);
    }

    public Optional<Service> service(WorkloadName name) {
        return services.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    public Optional<Cell> cell(CellName name) {
        return cells.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** Requests that are expected to come in, at all gateways together; zero when nobody said. */
    public RequestRate expected() {
        return gateways.stream().map(AccessGateway::expected).reduce(RequestRate.ZERO, RequestRate::plus);
    }

    /** SPIFFE id of a workload, {@code spiffe://DOMAIN/ns/NAMESPACE/sa/NAME}; the same in every cell. */
    public String spiffeId(WorkloadName workload) {
        return "spiffe://" + trustDomain + "/ns/" + namespace + "/sa/" + workload;
    }
}
