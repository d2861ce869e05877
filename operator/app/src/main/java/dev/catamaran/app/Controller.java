package dev.catamaran.app;

import dev.catamaran.app.mesh.MeshLoop;
import dev.catamaran.app.mesh.ResourceFolder;
import dev.catamaran.app.metrics.Observation;
import dev.catamaran.core.model.Identity;
import dev.catamaran.local.LocalConfig;
import dev.catamaran.local.LocalException;
import dev.catamaran.local.LocalRuntime;
import dev.catamaran.local.SidecarIdentity;
import dev.catamaran.local.counters.CounterSampler;
import dev.catamaran.local.envoy.EnvoyInstall;
import dev.catamaran.local.prometheus.PrometheusFolder;
import dev.catamaran.local.prometheus.PrometheusServer;
import dev.catamaran.local.state.ControllerRecord;
import dev.catamaran.local.state.StateFolder;
import dev.catamaran.local.state.StateLock;
import dev.catamaran.metrics.DrillMetrics;
import dev.catamaran.metrics.DrillResult;
import dev.catamaran.metrics.MeshMetrics;
import dev.catamaran.validate.descriptor.DescriptorFiles;
import dev.catamaran.xds.auth.TokenRegistry;
import dev.catamaran.xds.bootstrap.Bootstrap;
import dev.catamaran.xds.certificate.CertificateFolder;
import dev.catamaran.xds.certificate.MeshAuthority;
import dev.catamaran.xds.server.ControlPlane;
import dev.catamaran.xds.server.XdsServer;
import dev.catamaran.xds.translate.DescriptorSource;
import dev.catamaran.xds.translate.XdsTranslator;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Puts the parts together, in the order in which they need each other, and takes them apart in the other one. */
@Startup
@ApplicationScoped
public class Controller {
    private static final Logger LOG = Logger.getLogger(Controller.class);
    private static final Duration RENEWAL = Duration.ofMinutes(5);
    private static final Duration METRICS = Duration.ofSeconds(5);
    /** A sidecar answers within milliseconds, or its cell is being killed; the next sample is a second away. */
    private static final Duration COUNTERS_PATIENCE = Duration.ofMillis(500);

    private static final int PROMETHEUS_PORT = 18090;

    private final StateLock lock;
    private final LocalRuntime runtime;
    private final ControlPlane controlPlane;
    private final XdsServer xds;
    private final MeshLoop loop;
    private final CounterSampler counters = new CounterSampler(COUNTERS_PATIENCE);
    private final MeshMetrics metrics;
    private final DrillMetrics drillMetrics;
    private final SortedMap<String, DrillResult> drills = new TreeMap<>();
    private final Observation observation;
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("housekeeping").factory());
    private volatile boolean endEverything;

    public Controller(ControllerConfig config, MeterRegistry registry) {
        metrics = new MeshMetrics(registry);
        drillMetrics = new DrillMetrics(registry);
        var clock = Clock.systemUTC();
        var state = new StateFolder(config.stateDir());
        lock = StateLock.controller(state)
                .orElseThrow(() -> new LocalException("another controller uses the state folder " + state.path()
                        + ": end it with catamaran down, or choose another --state-dir"));
        Secrets.make(state.path().resolve("secrets"));
        var authority = new MeshAuthority(new CertificateFolder(state.path().resolve("ca")), clock);
        var tokens = new TokenRegistry();
        DescriptorSource descriptors = path -> read(config.home().resolve(path));
        controlPlane = new ControlPlane(
                (model, endpoints, group) -> XdsTranslator.translate(model, endpoints, group, descriptors),
                authority,
                (identity, type, resources, message) -> LOG.errorf(
                        "event=xds-rejected workload=%s cell=%s replica=%d type=%s resources=%s reason=\"%s\"",
                        identity.workload(), identity.cell(), identity.ordinal(), type, resources, message));
        String address = config.addresses() + ".0.1";
        xds = serve(address, config.xdsPort(), authority, tokens);
        Path trust = state.path().resolve("ca/endpoint-trust.crt");
        StateFolder.writeText(trust, authority.endpointTrust());
        var access = new Access(address + ":" + xds.port(), trust, tokens);
        runtime = new LocalRuntime(
                new LocalConfig(
                        state.path(),
                        config.home(),
                        EnvoyInstall.defaultCache(),
                        config.addresses(),
                        config.envoy(),
                        config.java()),
                access,
                clock);
        loop = new MeshLoop(
                new ResourceFolder(config.resources(), new DescriptorFiles(config.home()), clock),
                runtime,
                controlPlane,
                clock);
        String api = address + ":18080";
        observation = observation(config, state, api, clock);
        state.write(ControllerRecord.file(state), ControllerRecord.current("http://" + api));
        loop.start();
        every(RENEWAL, this::renew);
        every(METRICS, () -> metrics.show(loop.status().view(controlPlane.status(), authority.leafEnds())));
        every(METRICS, () -> observation.follow(loop.status(), runtime.cpusLeftOver()));
    }

    private static Observation observation(ControllerConfig config, StateFolder state, String self, Clock clock) {
        var folder = new PrometheusFolder(state);
        var binary = config.prometheus()
                ? PrometheusServer.find(System.getenv().getOrDefault("PATH", ""))
                : Optional.<Path>empty();
        String address = config.addresses() + ".0.1:" + PROMETHEUS_PORT;
        return new Observation(
                folder,
                config.home().resolve("k8s/prometheus"),
                binary.map(path -> new PrometheusServer(folder, path, address, clock)),
                self);
    }

    private XdsServer serve(String address, int port, MeshAuthority authority, TokenRegistry tokens) {
        try {
            return XdsServer.start(address, address, port, authority, tokens, controlPlane);
        } catch (IOException e) {
            throw new LocalException(
                    "cannot listen on " + address + ":" + port
                            + " for sidecars: is another mesh using these addresses? " + e.getMessage(),
                    e);
        }
    }

    private void every(Duration pause, Runnable action) {
        Runnable logged = () -> {
            try {
                action.run();
            } catch (RuntimeException e) {
                LOG.error("event=housekeeping-failed", e); // and try again next time
            }
        };
        var _ = housekeeping.scheduleWithFixedDelay(logged, pause.toSeconds(), pause.toSeconds(), TimeUnit.SECONDS);
    }

    private void renew() {
        controlPlane.renewLeaves();
        xds.renewCertificate();
    }

    public MeshLoop loop() {
        return loop;
    }

    public CounterSampler counters() {
        return counters;
    }

    public LocalRuntime runtime() {
        return runtime;
    }

    public Observation observation() {
        return observation;
    }

    public ControlPlane controlPlane() {
        return controlPlane;
    }

    /** Remembers how the drill's last run ended, for metrics, until this process ends. */
    public synchronized void drillEnded(DrillResult result) {
        drills.put(result.drill(), result);
        drillMetrics.show(drills.values());
    }

    /** At the end of this process, everything that it runs ends too. Without this, the next controller adopts it. */
    public void endEverything() {
        endEverything = true;
    }

    @PreDestroy
    public void close() {
        housekeeping.shutdownNow();
        counters.close();
        loop.close();
        if (endEverything) {
            observation.end();
            runtime.close();
        } else {
            runtime.release();
        }
        xds.close();
        lock.close();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the descriptor " + file, e);
        }
    }

    /** How sidecars find the control plane and prove themselves to it. */
    private record Access(String target, Path trust, TokenRegistry tokens) implements SidecarIdentity {
        @Override
        public void admit(String token, Identity identity) {
            tokens.register(token, identity);
        }

        @Override
        public String bootstrap(Identity identity, Path tokenFile) {
            return Bootstrap.render(identity.address(), new Bootstrap.ControlPlaneAccess(target, trust, tokenFile));
        }
    }
}
