package dev.catamaran.manager;

import dev.catamaran.kubernetes.apply.Applier;
import dev.catamaran.kubernetes.auth.TokenReviews;
import dev.catamaran.kubernetes.authority.SecretStore;
import dev.catamaran.kubernetes.mesh.Turn;
import dev.catamaran.kubernetes.mesh.Turns;
import dev.catamaran.kubernetes.objects.Sidecar;
import dev.catamaran.kubernetes.observe.Observed;
import dev.catamaran.kubernetes.observe.Watches;
import dev.catamaran.metrics.MeshView;
import dev.catamaran.xds.certificate.MeshAuthority;
import dev.catamaran.xds.server.ControlPlane;
import dev.catamaran.xds.server.SidecarStatus;
import dev.catamaran.xds.server.XdsServer;
import dev.catamaran.xds.translate.XdsTranslator;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Feeds the sidecars. Every replica of the operator does so, whoever leads, and goes on with what it knows when the API server is away. A turn follows every
 * change, and comes several times a second anyway, for the ramp of a returning cell.
 */
@Startup
@ApplicationScoped
public class Serving {
    private static final Logger LOG = Logger.getLogger(Serving.class);
    private static final long TICK_MS = 200;
    private static final String AUTHORITY = "catamaran-ca";
    private static final String EVERY_ADDRESS = "0.0.0.0";

    /** What a turn was made of. */
    public record Seen(Observed observed, Turn turn) {}

    private final Watches watches;
    private final Turns turns = new Turns(Clock.systemUTC());
    private final MeshAuthority authority;
    private final ControlPlane controlPlane;
    private final XdsServer server;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile Optional<Seen> latest = Optional.empty();
    private volatile Runnable listener = () -> {};
    private volatile boolean stopped;

    public Serving(KubernetesClient client, ManagerConfig config) throws IOException {
        authority = new MeshAuthority(new SecretStore(client, config.namespace(), AUTHORITY), Clock.systemUTC());
        controlPlane = new ControlPlane(
                (model, endpoints, group) -> XdsTranslator.translate(model, endpoints, group, this::descriptor),
                authority,
                (identity, type, resources, message) -> LOG.errorf(
                        "event=xds-rejected workload=%s cell=%s address=%s type=%s resources=%s reason=\"%s\"",
                        identity.workload(), identity.cell(), identity.address(), type, resources, message));
        watches = new Watches(client, config.namespace(), Applier.KINDS, this::changed);
        server = XdsServer.start(
                EVERY_ADDRESS,
                config.xds().host(),
                config.xds().port(),
                authority,
                new TokenReviews(client, Sidecar.TOKEN_AUDIENCE),
                controlPlane);
        LOG.infof("event=xds-listening port=%d", server.port());
        thread = Thread.ofPlatform().name("mesh").start(this::live);
    }

    /** Tells that listener of every change, and the one before it no more; on threads that it must not keep. */
    public void onChange(Runnable listener) {
        this.listener = listener;
    }

    /** What was seen last, and made of it; nothing before everything has been seen once. */
    public Optional<Seen> latest() {
        return latest;
    }

    public List<SidecarStatus> sidecars() {
        return controlPlane.status();
    }

    /** PEM with which sidecars check this server. */
    public String trust() {
        return authority.endpointTrust();
    }

    /** For metrics; empty before everything has been seen once. */
    public MeshView view() {
        return new MeshView(
                latest.flatMap(seen -> seen.turn().model()),
                latest.map(seen -> seen.turn().endpoints()).orElse(List.of()),
                sidecars(),
                authority.leafEnds());
    }

    private byte[] descriptor(String path) {
        return latest.orElseThrow().observed().descriptors().read(path);
    }

    private void changed() {
        wake.release();
        listener.run();
    }

    private void live() {
        while (!stopped) {
            try {
                if (watches.synced()) {
                    turn();
                }
                if (wake.tryAcquire(TICK_MS, TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) { // never ends the loop: what runs must be fed
                LOG.errorf(e, "event=turn-failed reason=\"%s\"", e);
            }
        }
    }

    private void turn() {
        var observed = watches.observed();
        var turn = turns.next(observed.resources(), observed.descriptors(), observed.pods());
        latest = Optional.of(new Seen(observed, turn));
        turn.model().ifPresent(model -> controlPlane.update(model, turn.endpoints()));
    }

    @PreDestroy
    void close() throws InterruptedException {
        stopped = true;
        thread.interrupt();
        thread.join();
        watches.close();
        server.close();
    }
}
