package dev.catamaran.core.capacity;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Meshes to be judged. */
final class Meshes {
    static final CellName A = new CellName("cell-a");
    static final CellName B = new CellName("cell-b");
    static final WorkloadName RELATIONS = new WorkloadName("relations");

    private Meshes() {}

    /** Gateway 900 req/s, behind it 1.3 times relation with 1200 req/s and a store. */
    static MeshModel feed(boolean enforce) {
        return mesh(
                2,
                new FailoverPolicy(true, 0.8, enforce, Duration.ofSeconds(5)),
                List.of(gateway("access", "gateway", 1)),
                List.of(
                        service("gateway", 1, 900, List.of(), call("relation", 1.3)),
                        service("relation", 1, 1200, List.of(RELATIONS)),
                        service("applier", 1, 0, List.of(RELATIONS))));
    }

    /** Two to four cells, one or two gateways, up to eight services of which later ones are called by earlier ones. */
    static MeshModel random(Random random) {
        int count = 1 + random.nextInt(8);
        List<Service> services = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Call> calls = new ArrayList<>();
            for (int callee = i + 1; callee < count; callee++) {
                if (random.nextInt(3) == 0) {
                    calls.add(call("s" + callee, random.nextInt(30) / 10.0));
                }
            }
            services.add(new Service(
                    new WorkloadName("s" + i),
                    Layer.LOGIC,
                    new Port(9000),
                    1 + random.nextInt(5),
                    new RequestRate(random.nextInt(5) == 0 ? 0 : 50 + random.nextInt(2000)),
                    List.of(),
                    calls,
                    List.of(),
                    random.nextInt(3) == 0 ? List.of(RELATIONS) : List.of(),
                    List.of(),
                    RateLimit.NONE));
        }
        List<AccessGateway> gateways = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(2); i++) {
            gateways.add(gateway("access" + i, "s" + random.nextInt(count), 1));
        }
        double utilization = (1 + random.nextInt(100)) / 100.0;
        return mesh(
                2 + random.nextInt(3),
                new FailoverPolicy(true, utilization, true, Duration.ofSeconds(5)),
                gateways,
                services);
    }

    static MeshModel mesh(int cells, FailoverPolicy policy, List<AccessGateway> gateways, List<Service> services) {
        return new MeshModel(
                "feed",
                "default",
                "feed.catamaran.dev",
                policy,
                IntStream.range(0, cells)
                        .mapToObj(i -> new Cell(new CellName("cell-" + (char) ('a' + i)), i, CellState.ACTIVE, 100, 1))
                        .toList(),
                services,
                gateways,
                List.of(),
                List.of(),
                List.of(new Store(RELATIONS, new Port(5432), List.of("relation"), new Port(15432))));
    }

    static Service service(String name, int replicas, double capacity, List<WorkloadName> stores, Call... calls) {
        return new Service(
                new WorkloadName(name),
                Layer.LOGIC,
                new Port(9000),
                replicas,
                new RequestRate(capacity),
                List.of(),
                List.of(calls),
                List.of(),
                stores,
                List.of(),
                RateLimit.NONE);
    }

    static AccessGateway gateway(String name, String backend, double perRequest) {
        return new AccessGateway(
                new WorkloadName(name),
                new Port(8080),
                call(backend, perRequest),
                List.of(),
                "feed.binpb",
                RequestRate.ZERO,
                Overload.NONE,
                RateLimit.NONE);
    }

    static Call call(String to, double perRequest) {
        return new Call(new WorkloadName(to), new Budget(Duration.ofSeconds(1), Duration.ofSeconds(1), 0), perRequest);
    }
}
