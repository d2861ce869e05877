package dev.catamaran.core.resolve;

import dev.catamaran.api.AccessGateway;
import dev.catamaran.api.AccessGatewaySpec;
import dev.catamaran.api.CacheCluster;
import dev.catamaran.api.CacheClusterSpec;
import dev.catamaran.api.CallSpec;
import dev.catamaran.api.Cell;
import dev.catamaran.api.CellSpec;
import dev.catamaran.api.Datastore;
import dev.catamaran.api.DatastoreSpec;
import dev.catamaran.api.Drill;
import dev.catamaran.api.DrillSpec;
import dev.catamaran.api.Mesh;
import dev.catamaran.api.MeshService;
import dev.catamaran.api.MeshServiceSpec;
import dev.catamaran.api.MeshSpec;
import dev.catamaran.api.MessageBus;
import dev.catamaran.api.MessageBusSpec;
import dev.catamaran.core.model.Idempotency;
import dev.catamaran.core.model.Method;
import dev.catamaran.core.resolve.MethodSource.UnusableDescriptorException;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Resources to be changed by tests: a gateway, two services that are called and one that consumes, one of each kind of data. */
public final class Sample {
    public final List<Mesh> meshes = new ArrayList<>();
    public final List<Cell> cells = new ArrayList<>();
    public final List<MeshService> services = new ArrayList<>();
    public final List<AccessGateway> gateways = new ArrayList<>();
    public final List<CacheCluster> caches = new ArrayList<>();
    public final List<MessageBus> buses = new ArrayList<>();
    public final List<Datastore> datastores = new ArrayList<>();
    public final List<Drill> drills = new ArrayList<>();

    public static Sample feed() {
        var sample = new Sample();
        sample.meshes.add(mesh("feed", MeshSpec.Rule.ENFORCE));
        sample.cells.add(cell("cell-a"));
        sample.cells.add(cell("cell-b"));
        sample.services.add(called("gateway", 9000, 900, uses(), call("relation", "1.3")));
        sample.services.add(called("relation", 9000, 1200, usesAll()));
        sample.services.add(consumer("applier", usesAll()));
        sample.gateways.add(gateway("access", "gateway", 0));
        sample.caches.add(cache("hot"));
        sample.buses.add(bus("feed-bus"));
        sample.datastores.add(datastore("relations"));
        sample.drills.add(drill("cell-outage", "cell-a"));
        return sample;
    }

    public Resources resources() {
        return new Resources(meshes, cells, services, gateways, caches, buses, datastores, drills);
    }

    public Resolution resolution() {
        return Resolver.resolve(resources(), Sample::methods);
    }

    public void shuffle(Random random) {
        for (List<?> list : List.of(meshes, cells, services, gateways, caches, buses, datastores, drills)) {
            Collections.shuffle(list, random);
        }
    }

    /** Takes the place of the resource of the same name. */
    public void replaceService(MeshService service) {
        services.removeIf(
                s -> s.getMetadata().getName().equals(service.getMetadata().getName()));
        services.add(service);
    }

    public void replaceGateway(AccessGateway gateway) {
        gateways.clear();
        gateways.add(gateway);
    }

    /** Every service is in {@code feed.binpb}, but for those whose name says otherwise. */
    static List<Method> methods(String descriptor, List<String> services) {
        if (!descriptor.equals("feed.binpb")) {
            throw new UnusableDescriptorException(descriptor + " cannot be read: build it first");
        }
        for (String service : services) {
            if (service.endsWith("Missing")) {
                throw new UnusableDescriptorException(descriptor + " lacks " + service + ": correct its name");
            }
        }
        return services.stream()
                .map(s -> new Method("/" + s + "/Get", Idempotency.NO_SIDE_EFFECTS))
                .toList();
    }

    public static Mesh mesh(String name, MeshSpec.Rule rule) {
        var spec = new MeshSpec(
                "feed.catamaran.dev",
                rule,
                80,
                new MeshSpec.Failover(MeshSpec.Switch.ENABLED),
                new MeshSpec.Failback("5s"));
        return named(new Mesh(), name, spec);
    }

    public static Cell cell(String name) {
        return named(new Cell(), name, new CellSpec(1));
    }

    public static MeshService called(
            String name, int port, int capacity, MeshServiceSpec.Uses uses, CallSpec... calls) {
        return called(
                name, new MeshServiceSpec.Grpc(port, "feed.binpb", List.of("feed.v1.Api")), capacity, uses, calls);
    }

    public static MeshService called(
            String name, MeshServiceSpec.Grpc grpc, int capacity, MeshServiceSpec.Uses uses, CallSpec... calls) {
        return service(name, grpc, capacity, uses, calls);
    }

    public static MeshService consumer(String name, MeshServiceSpec.Uses uses) {
        return service(name, null, null, uses);
    }

    /** A job with the default timeout. */
    public static MeshService job(String name, MeshServiceSpec.Uses uses, CallSpec... calls) {
        return service(name, null, null, uses, new MeshServiceSpec.Job("1h"), calls);
    }

    private static MeshService service(
            String name,
            MeshServiceSpec.@Nullable Grpc grpc,
            @Nullable Integer capacity,
            MeshServiceSpec.Uses uses,
            CallSpec... calls) {
        return service(name, grpc, capacity, uses, null, calls);
    }

    private static MeshService service(
            String name,
            MeshServiceSpec.@Nullable Grpc grpc,
            @Nullable Integer capacity,
            MeshServiceSpec.Uses uses,
            MeshServiceSpec.@Nullable Job job,
            CallSpec... calls) {
        var spec = new MeshServiceSpec(
                MeshServiceSpec.Layer.LOGIC,
                "feed/" + name,
                List.of("java", "-jar", name + ".jar"),
                Map.of("COLOUR", "blue"),
                1,
                capacity,
                grpc,
                List.of(calls),
                uses,
                null,
                job);
        return named(new MeshService(), name, spec);
    }

    public static MeshServiceSpec.Uses uses() {
        return new MeshServiceSpec.Uses(List.of(), List.of(), List.of());
    }

    public static MeshServiceSpec.Uses usesAll() {
        return new MeshServiceSpec.Uses(List.of("hot"), List.of("relations"), List.of("feed-bus"));
    }

    public static CallSpec call(String service, String perRequest) {
        return new CallSpec(service, perRequest, "1500ms", "600ms", 2);
    }

    public static AccessGateway gateway(String name, String backend, int expectedRate) {
        return gateway(name, backend, expectedRate, "feed.v1.Api");
    }

    public static AccessGateway gateway(String name, String backend, int expectedRate, String protoService) {
        var spec = new AccessGatewaySpec(
                List.of(new AccessGatewaySpec.Listener("http", 8080, AccessGatewaySpec.Protocol.HTTP)),
                new AccessGatewaySpec.Transcoding("feed.binpb", List.of(protoService)),
                new CallSpec(backend, "1", "2s", null, 2),
                expectedRate,
                null,
                null);
        return named(new AccessGateway(), name, spec);
    }

    public static CacheCluster cache(String name) {
        return named(
                new CacheCluster(),
                name,
                new CacheClusterSpec(CacheClusterSpec.Engine.REDIS, 1, "32Mi", "100ms", true));
    }

    public static MessageBus bus(String name) {
        var spec = new MessageBusSpec(
                MessageBusSpec.Engine.KAFKA,
                MessageBusSpec.Acknowledgement.ALL_CELLS,
                List.of(new MessageBusSpec.Topic("relation.direct", 4, "90m")));
        return named(new MessageBus(), name, spec);
    }

    public static Datastore datastore(String name) {
        return named(new Datastore(), name, new DatastoreSpec(DatastoreSpec.Engine.POSTGRESQL, List.of("relation")));
    }

    public static Drill drill(String name, String cell) {
        var spec = new DrillSpec(
                new DrillSpec.Load(300, "1", new DrillSpec.Mix(85, 0, 8, 5, 2), 0, null, null, null),
                "10s",
                "15s",
                "15s",
                "15s",
                List.of(new DrillSpec.FaultSpec(DrillSpec.Kind.CELL_OUTAGE, cell)),
                new DrillSpec.Slo(
                        "0.5", "2s", 0, "100ms", "2s", "10s", new DrillSpec.SurgeSlo("200ms", "0.5", 85), 25, null),
                new DrillSpec.Proof(2000, 50));
        return named(new Drill(), name, spec);
    }

    private static <S, T extends CustomResource<S, ?>> T named(T resource, String name, S spec) {
        resource.getMetadata().setName(name);
        resource.setSpec(spec);
        return resource;
    }
}
