package dev.catamaran.core.live;

import dev.catamaran.core.model.AccessGateway;
import dev.catamaran.core.model.Budget;
import dev.catamaran.core.model.Call;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.CellState;
import dev.catamaran.core.model.FailoverPolicy;
import dev.catamaran.core.model.Layer;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.Overload;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.RateLimit;
import dev.catamaran.core.model.RequestRate;
import dev.catamaran.core.model.Service;
import dev.catamaran.core.model.Store;
import dev.catamaran.core.model.WorkloadName;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Meshes before and after an edit. */
final class Meshes {
    static final CellName A = new CellName("cell-a");
    static final CellName B = new CellName("cell-b");

    private Meshes() {}

    static List<Cell> cells(CellState... states) {
        return IntStream.range(0, states.length)
                .mapToObj(i -> new Cell(new CellName("cell-" + (char) ('a' + i)), i, states[i], 100, 1))
                .toList();
    }

    static List<Cell> active() {
        return cells(CellState.ACTIVE, CellState.ACTIVE);
    }

    static MeshModel mesh(List<Cell> cells, String backend, List<String> databases, Service... services) {
        return new MeshModel(
                "feed",
                "default",
                "feed.test",
                new FailoverPolicy(true, 0.8, true, Duration.ofSeconds(5)),
                cells,
                List.of(services),
                List.of(new AccessGateway(
                        new WorkloadName("access"),
                        new Port(8080),
                        call(backend, 1000),
                        List.of(),
                        "feed.binpb",
                        RequestRate.ZERO,
                        Overload.NONE,
                        RateLimit.NONE)),
                List.of(),
                List.of(),
                List.of(new Store(new WorkloadName("store"), new Port(5432), databases, new Port(15432))));
    }

    static MeshModel mesh(Service... services) {
        return mesh(active(), "front", List.of("db"), services);
    }

    static Service service(String name, int replicas, Call... calls) {
        return service(name, 9000, replicas, calls);
    }

    static Service service(String name, int port, int replicas, Call... calls) {
        return new Service(
                new WorkloadName(name),
                Layer.LOGIC,
                new Port(port),
                replicas,
                new RequestRate(100),
                List.of(),
                List.of(calls),
                List.of(),
                List.of(),
                List.of(),
                RateLimit.NONE);
    }

    static Call call(String to, int timeoutMs) {
        var patience = Duration.ofMillis(timeoutMs);
        return new Call(new WorkloadName(to), new Budget(patience, patience, 0), 1);
    }

    static Replica ready(String workload, CellName cell, int ordinal) {
        return new Replica(new WorkloadName(workload), cell, ordinal, true, false);
    }

    static Replica starting(String workload, CellName cell, int ordinal) {
        return new Replica(new WorkloadName(workload), cell, ordinal, false, false);
    }

    static Replica outdated(String workload, CellName cell, int ordinal) {
        return new Replica(new WorkloadName(workload), cell, ordinal, true, true);
    }
}
