package dev.catamaran.xds.translate;

import dev.catamaran.core.model.AccessGateway;
import dev.catamaran.core.model.Bus;
import dev.catamaran.core.model.Cache;
import dev.catamaran.core.model.Call;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.Overload;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.Service;
import dev.catamaran.core.model.Store;
import dev.catamaran.xds.snapshot.GroupSnapshot;
import dev.catamaran.xds.snapshot.Resource;
import dev.catamaran.xds.snapshot.TypeUrl;
import dev.catamaran.xds.translate.cluster.ClusterNames;
import dev.catamaran.xds.translate.cluster.Clusters;
import dev.catamaran.xds.translate.endpoint.LoadAssignments;
import dev.catamaran.xds.translate.listener.HttpListeners;
import dev.catamaran.xds.translate.listener.TcpListeners;
import dev.catamaran.xds.translate.route.Routes;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import java.util.ArrayList;
import java.util.List;

/** Gathers the resources of one group, kind of workload by kind. */
final class GroupResources {
    private final MeshModel model;
    private final Group group;
    private final Cell own;
    private final LoadAssignments assignments;
    private final Clusters clusters;
    private final HttpListeners http;
    private final List<Resource> resources = new ArrayList<>();

    GroupResources(MeshModel model, List<Endpoint> endpoints, Group group) {
        this.model = model;
        this.group = group;
        this.own = model.cell(group.cell())
                .orElseThrow(() -> new IllegalArgumentException(
                        "the mesh '" + model.name() + "' has no cell '" + group.cell() + "'"));
        this.assignments = new LoadAssignments(endpoints);
        this.clusters = new Clusters(model);
        this.http = new HttpListeners(group);
        add(http.health());
        add(http.metrics());
        add(Clusters.admin());
    }

    GroupSnapshot service(Service service) {
        add(http.ingress(Callers.of(model, service.name()), service.rateLimit()));
        add(Routes.ingress(ClusterNames.APPLICATION));
        add(Clusters.grpcApplication(service.port()));
        if (!service.calls().isEmpty()) {
            add(http.egress());
            add(Routes.egress(model, service));
            service.calls().forEach(this::call);
        }
        model.stores().stream().filter(s -> service.stores().contains(s.name())).forEach(this::store);
        model.buses().stream().filter(b -> service.buses().contains(b.name())).forEach(this::bus);
        model.caches().stream().filter(c -> service.caches().contains(c.name())).forEach(this::cache);
        return new GroupSnapshot(resources);
    }

    GroupSnapshot gateway(AccessGateway gateway, DescriptorSource descriptors) {
        if (isOpen()) {
            add(http.edge(gateway, descriptors));
        }
        Call backend = gateway.backend();
        Overload overload = gateway.overload();
        add(Routes.gateway(model, gateway));
        entry(backend.to().value(), backend, overload.maxNormal());
        if (overload.limits()) {
            entry(ClusterNames.critical(backend.to()), backend, overload.maxCritical());
        }
        if (overload.maxBackground() != Overload.UNLIMITED) {
            entry(ClusterNames.background(backend.to()), backend, overload.maxBackground());
        }
        return new GroupSnapshot(resources);
    }

    /** A cell that has not caught up refuses connections, so that clients go to one that has; unless there is none, or cells do not stand in for each other. */
    private boolean isOpen() {
        return own.serves()
                || !model.failover().priorities()
                || model.cells().stream().noneMatch(Cell::serves);
    }

    GroupSnapshot server(Port port) {
        add(TcpListeners.ingress(Callers.of(model, group.workload())));
        add(Clusters.tcpApplication(port));
        return new GroupSnapshot(resources);
    }

    private void entry(String cluster, Call call, int maxRequests) {
        Service callee = callee(cluster, call, maxRequests);
        add(assignments.entering(cluster, callee.name(), callee.replicas(), own, callable()));
    }

    private void call(Call call) {
        Service callee = callee(call.to().value(), call, Overload.UNLIMITED);
        add(assignments.inside(call.to().value(), callee.name(), callee.replicas(), own, callable()));
    }

    private Service callee(String cluster, Call call, int maxRequests) {
        Service callee = model.service(call.to()).orElseThrow();
        add(clusters.callee(cluster, callee, call.budget(), maxRequests));
        return callee;
    }

    private List<Cell> callable() {
        return model.failover().priorities() ? model.cells() : List.of(own);
    }

    private void store(Store store) {
        String cluster = ClusterNames.inCell(store.name(), own.name());
        add(TcpListeners.egress(cluster, store.egress()));
        add(clusters.tcp(cluster, store.name()));
        add(assignments.within(cluster, store.name(), 1, own));
    }

    private void bus(Bus bus) {
        for (Cell cell : model.cells()) {
            String cluster = ClusterNames.inCell(bus.name(), cell.name());
            add(TcpListeners.egress(cluster, bus.egress(cell)));
            add(clusters.tcp(cluster, bus.name()));
            add(assignments.within(cluster, bus.name(), 1, cell));
        }
    }

    private void cache(Cache cache) {
        List<String> mirrors = new ArrayList<>();
        for (Cell cell : model.cells()) {
            String cluster = ClusterNames.inCell(cache.name(), cell.name());
            if (cell.equals(own) || cache.mirrorWrites()) {
                add(clusters.cache(cluster, cache.name()));
                add(assignments.within(cluster, cache.name(), cache.shards(), cell));
            }
            if (!cell.equals(own) && cache.mirrorWrites()) {
                mirrors.add(cluster);
            }
        }
        add(TcpListeners.cache(cache, ClusterNames.inCell(cache.name(), own.name()), mirrors));
    }

    private void add(Cluster cluster) {
        resources.add(Resource.of(TypeUrl.CDS, cluster.getName(), cluster));
    }

    private void add(ClusterLoadAssignment assignment) {
        resources.add(Resource.of(TypeUrl.EDS, assignment.getClusterName(), assignment));
    }

    private void add(Listener listener) {
        resources.add(Resource.of(TypeUrl.LDS, listener.getName(), listener));
    }

    private void add(RouteConfiguration routes) {
        resources.add(Resource.of(TypeUrl.RDS, routes.getName(), routes));
    }
}
