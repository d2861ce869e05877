package dev.catamaran.xds.translate;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import dev.catamaran.core.model.AccessGateway;
import dev.catamaran.core.model.Budget;
import dev.catamaran.core.model.Bus;
import dev.catamaran.core.model.Cache;
import dev.catamaran.core.model.Call;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.CellState;
import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.FailoverPolicy;
import dev.catamaran.core.model.Idempotency;
import dev.catamaran.core.model.Layer;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.Method;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.RequestRate;
import dev.catamaran.core.model.Service;
import dev.catamaran.core.model.Store;
import dev.catamaran.core.model.WorkloadName;
import java.time.Duration;
import java.util.List;

/** A small mesh made by hand: an access gateway, a glue service, one behind it that uses everything. */
final class SampleMesh {
    static final CellName A = new CellName("cell-a");
    static final CellName B = new CellName("cell-b");
    static final WorkloadName GATEWAY = new WorkloadName("gateway");
    static final WorkloadName RELATION = new WorkloadName("relation");
    static final WorkloadName HOT = new WorkloadName("hot");
    static final WorkloadName BUS = new WorkloadName("feed-bus");
    static final WorkloadName RELATIONS = new WorkloadName("relations");
    static final WorkloadName ACCESS = new WorkloadName("access");
    static final Budget BUDGET = new Budget(Duration.ofMillis(1500), Duration.ofMillis(600), 2);

    private SampleMesh() {}

    static List<Cell> active() {
        return List.of(new Cell(A, 0, CellState.ACTIVE, 100, 1), new Cell(B, 1, CellState.ACTIVE, 100, 1));
    }

    static List<Cell> returning() {
        return List.of(new Cell(A, 0, CellState.ACTIVE, 100, 1), new Cell(B, 1, CellState.RETURNING, 40, 1));
    }

    static List<Cell> catchingUp() {
        return List.of(new Cell(A, 0, CellState.RETURNING, 0, 1), new Cell(B, 1, CellState.ACTIVE, 100, 1));
    }

    static MeshModel mesh(boolean priorities, List<Cell> cells) {
        return mesh(priorities, cells, 2);
    }

    static MeshModel mesh(boolean priorities, List<Cell> cells, int relations) {
        Service gateway = new Service(
                GATEWAY,
                Layer.GLUE,
                new Port(9000),
                1,
                new RequestRate(900),
                List.of(new Method("/feed.gateway.v1.FeedApi/GetPerson", Idempotency.NO_SIDE_EFFECTS)),
                List.of(new Call(RELATION, BUDGET, 1.3)),
                List.of(),
                List.of(),
                List.of());
        Service relation = new Service(
                RELATION,
                Layer.STORAGE_LOGIC,
                new Port(9000),
                relations,
                new RequestRate(1200),
                List.of(
                        new Method("/feed.relation.v1.Relations/Following", Idempotency.NO_SIDE_EFFECTS),
                        new Method("/feed.relation.v1.Relations/Follow", Idempotency.IDEMPOTENT),
                        new Method("/feed.relation.v1.Relations/Poke", Idempotency.UNKNOWN)),
                List.of(),
                List.of(HOT),
                List.of(RELATIONS),
                List.of(BUS));
        return new MeshModel(
                "feed",
                "default",
                "feed.catamaran.dev",
                new FailoverPolicy(priorities, 0.8, true, Duration.ofSeconds(5)),
                cells,
                List.of(relation, gateway),
                List.of(new AccessGateway(
                        ACCESS,
                        new Port(8080),
                        new Call(GATEWAY, BUDGET, 1),
                        List.of("feed.gateway.v1.FeedApi"),
                        "feed.binpb",
                        RequestRate.ZERO)),
                List.of(new Cache(HOT, new Port(6379), 1, 32, Duration.ofMillis(100), true, new Port(16379))),
                List.of(new Bus(BUS, new Port(9092), List.of(), Bus.Acknowledgement.ALL_CELLS, new Port(19092))),
                List.of(new Store(RELATIONS, new Port(5432), List.of("relation"), new Port(15432))));
    }

    /** Everything ready but the second relation of cell-b, which does not exist; one of cell-a is surplus. */
    static List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(GATEWAY, A, 0, "127.11.1.1", true),
                new Endpoint(GATEWAY, B, 0, "127.11.2.1", true),
                new Endpoint(RELATION, A, 0, "127.11.1.2", true),
                new Endpoint(RELATION, A, 1, "127.11.1.3", false),
                new Endpoint(RELATION, A, 2, "127.11.1.4", true),
                new Endpoint(RELATION, B, 0, "127.11.2.2", true),
                new Endpoint(HOT, A, 0, "127.11.1.5", true),
                new Endpoint(HOT, B, 0, "127.11.2.5", true),
                new Endpoint(BUS, A, 0, "127.11.1.6", true),
                new Endpoint(BUS, B, 0, "127.11.2.6", true),
                new Endpoint(RELATIONS, A, 0, "127.11.1.7", true),
                new Endpoint(RELATIONS, B, 0, "127.11.2.7", true));
    }

    /** A descriptor set that holds the one service that the gateway transcodes. */
    static byte[] descriptor(String path) {
        return FileDescriptorSet.newBuilder()
                .addFile(FileDescriptorProto.newBuilder()
                        .setName(path + ".proto")
                        .setPackage("feed.gateway.v1")
                        .setSyntax("proto3")
                        .addMessageType(DescriptorProto.newBuilder().setName("Person"))
                        .addService(ServiceDescriptorProto.newBuilder()
                                .setName("FeedApi")
                                .addMethod(MethodDescriptorProto.newBuilder()
                                        .setName("GetPerson")
                                        .setInputType(".feed.gateway.v1.Person")
                                        .setOutputType(".feed.gateway.v1.Person"))))
                .build()
                .toByteArray();
    }
}
