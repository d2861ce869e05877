package dev.catamaran.manager;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;

/**
 * Takes part in the election of the replica that applies and writes statuses, again and again: java-operator-sdk runs here only while this replica leads, and what a
 * replica feeds its sidecars does not depend on it.
 */
@Startup
@ApplicationScoped
public class Leading {
    private static final Logger LOG = Logger.getLogger(Leading.class);
    private static final String LEASE = "catamaran-operator";

    /** A leader that dies is followed after that; the defaults of Kubernetes' own controllers. */
    private static final Duration LEASE_LIFE = Duration.ofSeconds(15);

    private static final Duration RENEW_WITHIN = Duration.ofSeconds(10);
    private static final Duration TRY_EVERY = Duration.ofSeconds(2);

    private final KubernetesClient client;
    private final ManagerConfig config;
    private final List<Reconciler<?>> reconcilers;
    private final String name = System.getenv().getOrDefault("HOSTNAME", "operator") + "-" + UUID.randomUUID();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Future<?> election;

    public Leading(
            KubernetesClient client,
            ManagerConfig config,
            MeshReconciler mesh,
            DrillReconciler drills,
            DrillRunReconciler runs) {
        this.client = client;
        this.config = config;
        this.reconcilers = List.of(mesh, runs, drills);
        election = threads.submit(this::live);
    }

    private void live() {
        while (!Thread.currentThread().isInterrupted()) {
            try (var term = new Term()) {
                term.await();
            } catch (ExecutionException | CompletionException | CancellationException e) {
                LOG.warnf("event=election-failed reason=\"%s\"", e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** From the candidacy to the loss of the lease. Closing gives it back, so that the next one need not wait for its end. */
    private final class Term implements AutoCloseable {
        private final Future<?> end;
        private Optional<Operator> operator = Optional.empty();
        private boolean over;

        Term() {
            end = elector().start();
        }

        private LeaderElector elector() {
            return client.leaderElector()
                    .withConfig(new LeaderElectionConfigBuilder()
                            .withName(LEASE)
                            .withLock(new LeaseLock(config.namespace(), LEASE, name))
                            .withLeaseDuration(LEASE_LIFE)
                            .withRenewDeadline(RENEW_WITHIN)
                            .withRetryPeriod(TRY_EVERY)
                            .withReleaseOnCancel(true)
                            .withLeaderCallbacks(new LeaderCallbacks(
                                    this::lead,
                                    () -> LOG.warn("event=lease-lost"),
                                    leader -> LOG.infof("event=leader name=%s", leader)))
                            .build())
                    .build();
        }

        /** Told on a thread of the election, which has to go on renewing. */
        private void lead() {
            threads.execute(this::operate);
        }

        private synchronized void operate() {
            if (over) {
                return;
            }
            var mine = new Operator(
                    settings -> settings.withKubernetesClient(client).withCloseClientOnStop(false));
            for (Reconciler<?> reconciler : reconcilers) {
                mine.register(reconciler, settings -> settings.settingNamespace(config.namespace()));
            }
            mine.start();
            operator = Optional.of(mine);
        }

        void await() throws InterruptedException, ExecutionException {
            end.get();
        }

        @Override
        public void close() {
            synchronized (this) {
                over = true;
                operator.ifPresent(Operator::stop);
            }
            end.cancel(true);
        }
    }

    @PreDestroy
    void stop() {
        election.cancel(true);
        threads.close();
    }
}
