package dev.catamaran.xds.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.catamaran.core.model.Budget;
import dev.catamaran.core.model.Call;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.FailoverPolicy;
import dev.catamaran.core.model.Identity;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.Service;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.testkit.EnvoyProcess;
import dev.catamaran.xds.auth.TokenRegistry;
import dev.catamaran.xds.bootstrap.Bootstrap;
import dev.catamaran.xds.certificate.MeshAuthority;
import dev.catamaran.xds.server.ControlPlane;
import dev.catamaran.xds.server.XdsServer;
import dev.catamaran.xds.snapshot.GroupSnapshot;
import dev.catamaran.xds.snapshot.Resource;
import dev.catamaran.xds.snapshot.TypeUrl;
import dev.catamaran.xds.translate.Group;
import dev.catamaran.xds.translate.SampleMesh;
import dev.catamaran.xds.translate.XdsTranslator;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The sample in two cells, one replica of each workload, its sidecars started one by one; the programs behind them are the test's. */
final class LiveMesh implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PLANE = "127.16.0.1";
    private static final List<WorkloadName> WORKLOADS =
            List.of(SampleMesh.GATEWAY, SampleMesh.RELATION, SampleMesh.HOT, SampleMesh.BUS, SampleMesh.RELATIONS);

    private final Path folder;
    private final TokenRegistry tokens = new TokenRegistry();
    private final MeshAuthority authority;
    private final ControlPlane plane;
    private final XdsServer server;
    private final Map<WorkloadName, WorkloadName> disguises = new ConcurrentHashMap<>();
    private volatile Consumer<Cluster.Builder> change = cluster -> {};
    private volatile MeshModel model = SampleMesh.mesh(true, SampleMesh.active(), 1);

    LiveMesh(Path folder) throws IOException {
        this.folder = folder;
        this.authority = new MeshAuthority(folder.resolve("ca"), Clock.systemUTC());
        this.plane = new ControlPlane(this::translate, authority, (identity, type, resources, message) -> {
            throw new AssertionError(identity + " does not take " + resources + ": " + message);
        });
        this.server = XdsServer.start(PLANE, 0, authority, tokens, plane);
        plane.update(model, endpoints());
    }

    static String address(WorkloadName workload, CellName cell) {
        return "127.16.%d.%d".formatted(cell.equals(SampleMesh.A) ? 1 : 2, WORKLOADS.indexOf(workload) + 1);
    }

    /** Starts a sidecar; it is ready when it has taken its configuration. */
    EnvoyProcess sidecar(WorkloadName workload, CellName cell) throws IOException, InterruptedException {
        Identity identity = new Identity(workload, cell, 0, address(workload, cell));
        Path own = Files.createDirectories(folder.resolve(workload + "-" + cell));
        tokens.register(own.toString(), identity);
        Path token = Files.writeString(own.resolve("token"), own.toString());
        Path bootstrap = Files.writeString(
                own.resolve("bootstrap.yaml"),
                Bootstrap.render(
                        identity,
                        new Bootstrap.ControlPlaneAccess(PLANE, server.port(), authority.endpointTrustFile(), token)));
        return EnvoyProcess.start(bootstrap, identity.address() + ":15000");
    }

    /** That workload's sidecars are told what another's are told; their certificates still say who they are. */
    void disguise(WorkloadName workload, WorkloadName as) {
        disguises.put(workload, as);
    }

    ControlPlane plane() {
        return plane;
    }

    /** Gives every call that budget, and returns when each sidecar has taken it. */
    void budget(Budget budget) throws Exception {
        update(model.services().stream().map(s -> withBudget(s, budget)).toList());
    }

    /** Changes every cluster that is translated, and returns when each sidecar has taken it. */
    void changeClusters(Consumer<Cluster.Builder> by) throws Exception {
        change = by;
        update(model.services());
    }

    static String get(WorkloadName workload, CellName cell, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://" + address(workload, cell) + ":15000" + path);
            return client.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    static long stat(WorkloadName workload, CellName cell, String name) throws IOException, InterruptedException {
        return get(workload, cell, "/stats?filter=%5E" + name.replace("|", "%7C") + "$")
                .lines()
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private void update(List<Service> services) throws Exception {
        MeshModel old = model;
        FailoverPolicy policy = old.failover();
        // No two models are equal: one that is the same is not translated again.
        Duration ramp = policy.ramp().plusMillis(1);
        model = new MeshModel(
                old.name(),
                old.namespace(),
                old.trustDomain(),
                new FailoverPolicy(policy.priorities(), policy.allowedUtilization(), policy.enforce(), ramp),
                old.cells(),
                services,
                old.gateways(),
                old.caches(),
                old.buses(),
                old.stores());
        plane.update(model, endpoints());
        await(() -> plane.status().stream().allMatch(sidecar -> sidecar.acknowledged()));
    }

    private GroupSnapshot translate(MeshModel of, List<Endpoint> endpoints, Group group) {
        WorkloadName told = disguises.getOrDefault(group.workload(), group.workload());
        GroupSnapshot translated =
                XdsTranslator.translate(of, endpoints, new Group(told, group.cell()), SampleMesh::descriptor);
        return new GroupSnapshot(
                translated.resources().stream().map(this::changed).toList());
    }

    private Resource changed(Resource resource) {
        if (resource.type() != TypeUrl.CDS) {
            return resource;
        }
        try {
            Cluster.Builder cluster = Cluster.parseFrom(resource.bytes()).toBuilder();
            change.accept(cluster);
            return Resource.of(TypeUrl.CDS, resource.name(), cluster.build());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static Service withBudget(Service s, Budget budget) {
        List<Call> calls = s.calls().stream()
                .map(call -> new Call(call.to(), budget, call.perRequest()))
                .toList();
        return new Service(
                s.name(),
                s.layer(),
                s.port(),
                s.replicas(),
                s.capacityPerReplica(),
                s.methods(),
                calls,
                s.caches(),
                s.stores(),
                s.buses());
    }

    private static List<Endpoint> endpoints() {
        return Stream.of(SampleMesh.A, SampleMesh.B)
                .flatMap(cell -> WORKLOADS.stream()
                        .map(workload -> new Endpoint(workload, cell, 0, address(workload, cell), true)))
                .toList();
    }
}
