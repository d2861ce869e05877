package dev.catamaran.xds.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.CellState;
import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.FailoverPolicy;
import dev.catamaran.core.model.Identity;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.SidecarPorts;
import dev.catamaran.core.model.Store;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.testkit.EnvoyBinary;
import dev.catamaran.testkit.Eventually;
import dev.catamaran.xds.auth.TokenRegistry;
import dev.catamaran.xds.bootstrap.Bootstrap;
import dev.catamaran.xds.certificate.CertificateFolder;
import dev.catamaran.xds.certificate.MeshAuthority;
import dev.catamaran.xds.fixture.Sidecar;
import dev.catamaran.xds.snapshot.GroupSnapshot;
import dev.catamaran.xds.snapshot.Resource;
import dev.catamaran.xds.snapshot.TypeUrl;
import dev.catamaran.xds.translate.Group;
import dev.catamaran.xds.translate.XdsTranslator;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Envoy, started with the real bootstrap, in front of a store. */
class ControlPlaneIT {
    private static final String PLANE = "127.12.0.1";
    private static final int PORT = 18000;
    private static final int BROKEN = 6000;
    private static final CellName CELL = new CellName("cell-a");
    private static final WorkloadName STORE = new WorkloadName("relations");
    private static final Identity IDENTITY = Identity.at("127.12.1.1", STORE, CELL, 0);

    @TempDir
    private Path folder;

    private final TokenRegistry tokens = new TokenRegistry();
    private final List<String> rejected = new CopyOnWriteArrayList<>();
    private ControlPlane plane;
    private XdsServer server;

    @BeforeEach
    void startControlPlane() throws Exception {
        tokens.register("right", IDENTITY);
        plane = controlPlane();
        server = serve(plane);
    }

    @AfterEach
    void stopControlPlane() {
        server.close();
    }

    @Test
    void provenSidecarGetsItsListenersAndSecrets() throws Exception {
        plane.update(model(5432), List.of());
        try (Sidecar sidecar = Sidecar.start(IDENTITY, bootstrap("right"))) {
            Eventually.holds("all is taken", this::everythingTaken);
            assertThat(plane.status().getFirst().versions().get(StreamSnapshot.SECRET))
                    .containsOnlyKeys("identity", "trust");
            assertThat(sidecar.stat("listener_manager.total_listeners_active")).isPositive();
        }
    }

    @Test
    void prometheusReadsTheMetricsAndMayNothingElse() throws Exception {
        plane.update(model(5432), List.of());
        int port = SidecarPorts.METRICS.value();
        try (Sidecar sidecar = Sidecar.start(IDENTITY, bootstrap("right"))) {
            Eventually.holds("all is taken", this::everythingTaken);
            assertThat(sidecar.get(port, "/stats/prometheus?filter=server").body())
                    .contains("envoy_server_live");
            for (String path : List.of("/", "/config_dump", "/stats", "/stats/prometheus/../../quitquitquit")) {
                assertThat(sidecar.get(port, path).statusCode()).as(path).isEqualTo(404);
            }
        }
    }

    @Test
    void wrongTokenIsRefused() throws Exception {
        plane.update(model(5432), List.of());
        try (StartingEnvoy envoy = new StartingEnvoy(bootstrap("wrong"))) {
            Eventually.holds("it is refused", () -> envoy.log().contains("no valid bearer token"));
            assertThat(plane.status()).isEmpty();
        }
    }

    @Test
    void rejectionIsToldOnceAndTheLastGoodStays() throws Exception {
        plane.update(model(5432), List.of());
        try (Sidecar sidecar = Sidecar.start(IDENTITY, bootstrap("right"))) {
            Eventually.holds("all is taken", this::everythingTaken);
            assertThat(sidecar.isHealthy()).isTrue();
            plane.update(model(BROKEN), List.of());
            Eventually.holds("it is rejected", () -> !rejected.isEmpty());
            long clusters = sidecar.stat("cluster_manager.cds.update_success");
            // Something else changes: what was rejected is not sent with it.
            plane.update(model(BROKEN + 1), List.of());
            Eventually.holds(
                    "the cluster is taken", () -> sidecar.stat("cluster_manager.cds.update_success") > clusters);
            assertThat(sidecar.stat("listener_manager.lds.update_rejected")).isEqualTo(1);
            assertThat(plane.status().getFirst().rejected()).isPresent();
            assertThat(sidecar.isHealthy()).isTrue();
            assertThat(rejected).hasSize(1);
            plane.update(model(5433), List.of());
            Eventually.holds("all is taken", this::everythingTaken);
        }
    }

    @Test
    void controlPlaneDiesAndReturnsWithoutAnythingSentAgain() throws Exception {
        plane.update(model(5432), List.of());
        try (Sidecar sidecar = Sidecar.start(IDENTITY, bootstrap("right"))) {
            Eventually.holds("all is taken", this::everythingTaken);
            Map<String, Map<String, String>> before = plane.status().getFirst().versions();
            long listeners = sidecar.stat("listener_manager.lds.update_success");
            server.close();
            assertThat(sidecar.isHealthy()).isTrue();
            plane = controlPlane();
            server = serve(plane);
            // The stream is open before the model is known: nothing may be taken away.
            Eventually.holds("the stream is open", () -> plane.status().size() == 1);
            plane.update(model(5432), List.of());
            Eventually.holds(
                    "nothing has changed",
                    () -> everythingTaken()
                            && plane.status().getFirst().versions().equals(before));
            assertThat(sidecar.stat("listener_manager.lds.update_success")).isEqualTo(listeners);
            assertThat(sidecar.isHealthy()).isTrue();
        }
    }

    @Test
    void trustIsRotatedInSteps() throws Exception {
        plane.update(model(5432), List.of());
        try (Sidecar sidecar = Sidecar.start(IDENTITY, bootstrap("right"))) {
            Eventually.holds("all is taken", this::everythingTaken);
            String before = trust();
            plane.rotateTrust(Duration.ofSeconds(20));
            assertThat(trust()).isNotEqualTo(before);
            assertThat(everythingTaken()).isTrue();
        }
    }

    private String trust() {
        return plane.status()
                .getFirst()
                .versions()
                .getOrDefault(StreamSnapshot.SECRET, Map.of())
                .getOrDefault("trust", "");
    }

    private boolean everythingTaken() {
        return plane.status().size() == 1 && plane.status().getFirst().acknowledged();
    }

    private ControlPlane controlPlane() {
        return new ControlPlane(
                ControlPlaneIT::translate,
                authority(),
                (identity, type, resources, message) -> rejected.add(identity + " " + resources + " " + message));
    }

    private XdsServer serve(ControlPlane controlPlane) throws IOException {
        return XdsServer.start(PLANE, PLANE, PORT, authority(), tokens, controlPlane);
    }

    private MeshAuthority authority() {
        return new MeshAuthority(new CertificateFolder(folder.resolve("ca")), Clock.systemUTC());
    }

    /** As translated; but a store with a port from BROKEN on has an ingress that Envoy does not take. */
    private static GroupSnapshot translate(MeshModel model, List<Endpoint> endpoints, Group group) {
        GroupSnapshot good = XdsTranslator.translate(model, endpoints, group, path -> new byte[0]);
        if (model.stores().getFirst().port().value() < BROKEN) {
            return good;
        }
        return new GroupSnapshot(good.resources().stream()
                .map(r -> r.type() == TypeUrl.LDS && r.name().equals("ingress")
                        ? Resource.of(
                                TypeUrl.LDS,
                                r.name(),
                                Listener.newBuilder().setName(r.name()).build())
                        : r)
                .toList());
    }

    private static MeshModel model(int port) {
        return new MeshModel(
                "feed",
                "feed",
                "feed.example",
                new FailoverPolicy(true, 0.8, true, Duration.ofSeconds(5)),
                List.of(new Cell(CELL, 0, CellState.ACTIVE, 100, 1)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Store(STORE, new Port(port), List.of("relation"), new Port(15432))));
    }

    private Path bootstrap(String token) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), token);
        return Files.writeString(
                folder.resolve("bootstrap.yaml"),
                Bootstrap.render(
                        IDENTITY.address(),
                        new Bootstrap.ControlPlaneAccess(
                                PLANE + ":" + PORT,
                                Files.writeString(
                                        folder.resolve("trust.pem"), authority().endpointTrust()),
                                file)));
    }

    /** An Envoy that will never be ready. */
    private static final class StartingEnvoy implements AutoCloseable {
        private final Path log;
        private final Process process;

        StartingEnvoy(Path config) throws IOException {
            log = config.resolveSibling("starting.log");
            process = new ProcessBuilder(
                            EnvoyBinary.require().toString(),
                            "-c",
                            config.toString(),
                            "--disable-hot-restart",
                            "--service-node",
                            "test",
                            "--service-cluster",
                            "test")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        }

        String log() {
            try {
                return Files.readString(log);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }
}
