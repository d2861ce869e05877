package dev.catamaran.core.live;

import dev.catamaran.core.model.AccessGateway;
import dev.catamaran.core.model.Call;
import dev.catamaran.core.model.CellState;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.Service;
import dev.catamaran.core.model.WorkloadName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is served on the way from one good state to the next, so that no request meets what is not there yet or not there any more: new replicas get
 * traffic when all of them are ready, new services are called when they are ready, and a service is not taken from a program that still calls it.
 */
public final class Transition {
    private final MeshModel settled;
    private final MeshModel wanted;
    private final List<Replica> replicas;

    private Transition(MeshModel settled, MeshModel wanted, List<Replica> replicas) {
        this.settled = settled;
        this.wanted = wanted;
        this.replicas = replicas;
    }

    /**
     * The model to serve now; the wanted one when nothing has to be waited for.
     *
     * @param settled what was last in force as a whole
     * @param wanted with its cells as they are now
     * @param replicas all that run
     */
    public static MeshModel served(MeshModel settled, MeshModel wanted, List<Replica> replicas) {
        return new Transition(settled, wanted, replicas).served();
    }

    private MeshModel served() {
        var gateways = wanted.gateways().stream().map(this::gateway).toList();
        var services =
                new ArrayList<>(wanted.services().stream().map(this::service).toList());
        keepCalled(services, gateways);
        return new MeshModel(
                wanted.name(),
                wanted.namespace(),
                wanted.trustDomain(),
                wanted.failover(),
                wanted.cells(),
                services,
                gateways,
                wanted.caches(),
                wanted.buses(),
                wanted.stores());
    }

    private AccessGateway gateway(AccessGateway gateway) {
        return settled.gateways().stream()
                .filter(before -> before.name().equals(gateway.name()) && awaited(gateway.backend()))
                .findFirst()
                .orElse(gateway);
    }

    private Service service(Service service) {
        var before = settled.service(service.name());
        if (before.isEmpty()) {
            return service;
        }
        var calls = service.calls();
        if (calls.stream().anyMatch(this::awaited)) {
            calls = before.get().calls();
        } else if (isRenewed(service)) {
            calls = both(calls, before.get().calls());
        }
        boolean grows = service.replicas() > before.get().replicas() && !ready(service);
        boolean renewed = isRenewed(service);
        return new Service(
                service.name(),
                service.layer(),
                service.port(),
                grows ? before.get().replicas() : service.replicas(),
                service.capacityPerReplica(),
                service.methods(),
                calls,
                renewed ? union(service.caches(), before.get().caches()) : service.caches(),
                renewed ? union(service.stores(), before.get().stores()) : service.stores(),
                renewed ? union(service.buses(), before.get().buses()) : service.buses(),
                service.rateLimit());
    }

    /** Services that are not wanted any more stay as long as somebody calls them. */
    private void keepCalled(List<Service> services, List<AccessGateway> gateways) {
        boolean grown = true;
        while (grown) {
            var names = services.stream().map(Service::name).toList();
            var missing = Stream.concat(
                            services.stream().flatMap(s -> s.calls().stream()),
                            gateways.stream().map(AccessGateway::backend))
                    .map(Call::to)
                    .filter(callee -> !names.contains(callee))
                    .distinct()
                    .flatMap(callee -> settled.service(callee).stream())
                    .toList();
            grown = services.addAll(missing);
        }
    }

    /** Whether the callee is new and cannot answer yet. */
    private boolean awaited(Call call) {
        return settled.service(call.to()).isEmpty()
                && wanted.service(call.to()).filter(s -> !ready(s)).isPresent();
    }

    private boolean isRenewed(Service service) {
        return replicas.stream().anyMatch(r -> r.workload().equals(service.name()) && r.outdated());
    }

    /** In every cell that takes part; one that is lost gets its replicas when it returns. */
    private boolean ready(Service service) {
        return wanted.cells().stream()
                .filter(c -> c.state() == CellState.ACTIVE)
                .allMatch(cell -> replicas.stream()
                                .filter(r -> r.workload().equals(service.name())
                                        && r.cell().equals(cell.name())
                                        && r.ordinal() < service.replicas()
                                        && r.ready())
                                .count()
                        == service.replicas());
    }

    private static List<Call> both(List<Call> calls, List<Call> before) {
        var all = new ArrayList<>(calls);
        before.stream()
                .filter(old -> calls.stream().noneMatch(c -> c.to().equals(old.to())))
                .forEach(all::add);
        return all;
    }

    private static List<WorkloadName> union(List<WorkloadName> names, List<WorkloadName> before) {
        return Stream.concat(names.stream(), before.stream()).distinct().toList();
    }
}
