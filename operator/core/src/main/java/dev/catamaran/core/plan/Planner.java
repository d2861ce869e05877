package dev.catamaran.core.plan;

import dev.catamaran.core.model.AccessGateway;
import dev.catamaran.core.model.Bus;
import dev.catamaran.core.model.Cache;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.Layer;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.Service;
import dev.catamaran.core.model.Store;
import dev.catamaran.core.model.WorkloadName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A model to what has to run: everything, in every cell, whatever the cell's state. Jobs may run in every cell, and begin in none. */
public final class Planner {
    private final Environment environment;
    private final List<Workload> workloads = new ArrayList<>();

    private Planner(MeshModel model) {
        this.environment = new Environment(model);
    }

    /**
     * What has to run.
     *
     * @param executions how each service of the model is run
     * @throws IllegalArgumentException when a service has no execution
     */
    public static WorkloadPlan plan(MeshModel model, Map<WorkloadName, Execution> executions) {
        var planner = new Planner(model);
        for (Cell cell : model.cells()) {
            model.services().forEach(service -> planner.add(service, cell, executions.get(service.name())));
            model.gateways().forEach(gateway -> planner.add(gateway, cell));
            model.caches().forEach(cache -> planner.add(cache, cell));
            model.buses().forEach(bus -> planner.add(bus, cell));
            model.stores().forEach(store -> planner.add(store, cell));
        }
        return new WorkloadPlan(planner.workloads);
    }

    private void add(Service service, Cell cell, @Nullable Execution execution) {
        if (execution == null) {
            throw new IllegalArgumentException("nobody says how the service " + service.name() + " is run");
        }
        workloads.add(new Workload(
                service.name(),
                cell.name(),
                service.layer(),
                execution.program(),
                service.port(),
                execution.program() instanceof Program.Job ? 0 : service.replicas(),
                environment.of(service, execution.env()),
                environment.hosts(service)));
    }

    private void add(AccessGateway gateway, Cell cell) {
        add(gateway.name(), cell, Layer.ACCESS, new Program.Gateway(), gateway.port(), 1);
    }

    private void add(Cache cache, Cell cell) {
        add(cache.name(), cell, Layer.CACHE, new Program.Redis(cache.memoryMiB()), cache.port(), cache.shards());
    }

    private void add(Bus bus, Cell cell) {
        List<String> topics = bus.topics().stream()
                .map(t -> t.name() + ":" + t.partitions() + ":" + t.retentionHours())
                .toList();
        var program = new Program.Kafka(Environment.advertised(bus, cell), topics);
        add(bus.name(), cell, Layer.BUS, program, bus.port(), 1);
    }

    private void add(Store store, Cell cell) {
        add(store.name(), cell, Layer.STORAGE, new Program.PostgreSql(store.databases()), store.port(), 1);
    }

    /** Servers and gateways read no environment and ask nobody by name. */
    private void add(WorkloadName name, Cell cell, Layer layer, Program program, Port port, int replicas) {
        workloads.add(new Workload(name, cell.name(), layer, program, port, replicas, new TreeMap<>(), List.of()));
    }
}
