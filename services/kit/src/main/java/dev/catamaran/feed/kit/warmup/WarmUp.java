package dev.catamaran.feed.kit.warmup;

import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Lets the Java machine load and compile this service before it gets traffic: a cold one needs many times the CPU for a request, and a cell that
 * returns has none to spare. Not ready until then, but for a bounded time: when what is called does not come up, the service is ready cold.
 */
@Readiness
@ApplicationScoped
public class WarmUp implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    /** The JIT compiler looks at methods that were called 200 times; a round calls most of them more than once. */
    private static final int ROUNDS = 150;

    private static final Duration LONGEST = Duration.ofSeconds(5);
    /** For what is called: when a whole mesh starts, its stores and their tables come up last. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int GRPC_PORT = 9000;

    private final MeshEnvironment mesh;
    private final Instance<Rehearsal> rehearsals;
    private volatile boolean done;

    public WarmUp(MeshEnvironment mesh, @Any Instance<Rehearsal> rehearsals) {
        this.mesh = mesh;
        this.rehearsals = rehearsals;
    }

    void begin(@Observes StartupEvent event) {
        if (rehearsals.isUnsatisfied()) {
            done = true;
        } else {
            Thread.ofPlatform().daemon().name("warm-up").start(this::warm);
        }
    }

    private void warm() {
        long created = System.nanoTime();
        long start = created;
        int played = 0;
        ManagedChannel self = NettyChannelBuilder.forAddress(mesh.address(), GRPC_PORT)
                .usePlaintext()
                .directExecutor()
                .build();
        try {
            while (played < ROUNDS && System.nanoTime() - start < LONGEST.toNanos()) {
                try {
                    rehearsals.forEach(rehearsal -> rehearsal.play(self, mesh));
                    played++;
                } catch (StatusRuntimeException e) {
                    if (System.nanoTime() - created > LONGEST_WAIT.toNanos()) {
                        break;
                    }
                    Thread.sleep(PAUSE);
                    start = played == 0 ? System.nanoTime() : start;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            self.shutdownNow();
            done = true;
            long end = System.nanoTime();
            LOG.infof(
                    "event=warmed-up rounds=%d ms=%d waited_ms=%d",
                    played, (end - start) / 1_000_000, (start - created) / 1_000_000);
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("warmed up").status(done).build();
    }
}
