package dev.catamaran.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.catamaran.api.Drill;
import dev.catamaran.api.DrillRun;
import dev.catamaran.api.DrillRunStatus;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A platform engineer's day on a real cluster: install, apply, drill, uninstall. What depends on the machine's speed is printed, and judged by nobody. */
@EnabledIfEnvironmentVariable(
        named = "KUBECONFIG",
        matches = ".+",
        disabledReason = "KUBECONFIG is not set: there is no cluster to install on")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterE2E {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What a drill proves on a machine of whatever speed. */
    private static final List<String> WHATEVER_THE_SPEED = List.of(
            "capacity",
            "faultApplied",
            "interruptions",
            "lostWrites",
            "phantoms",
            "unseenPosts",
            "unequalCells",
            "converged",
            "cellReturned",
            "recordComplete",
            "storesRead");

    private final Cluster cluster = new Cluster();

    @BeforeAll
    void install() throws Exception {
        cluster.loadImages();
        cluster.makeNamespace();
        var operator = cluster.helm("install", "catamaran", "helm/catamaran", "--wait", "--timeout", "120s");
        long began = System.nanoTime();
        cluster.helm("install", "feed", "helm/feed");
        cluster.awaitWhole(PATIENCE);
        System.out.printf(
                "operator ready %.1f s after helm install; sample whole %.1f s after helm install%n",
                operator.toMillis() / 1e3, (System.nanoTime() - began) / 1e9);
    }

    @AfterAll
    void uninstallLeavesNothing() throws Exception {
        try (cluster) {
            cluster.client()
                    .resources(Drill.class)
                    .inNamespace(Cluster.NAMESPACE)
                    .delete();
            cluster.helm("uninstall", "feed", "--wait");
            cluster.eventually(
                    "what the operator made goes with its mesh",
                    PATIENCE,
                    () -> cluster.left(List.of(Deployment.class, StatefulSet.class, PersistentVolumeClaim.class))
                            .equals(List.of("Deployment/catamaran-operator")));
            cluster.helm("uninstall", "catamaran", "--wait");
            cluster.eventually(
                    "nothing is left",
                    PATIENCE,
                    () -> cluster.left(List.of(
                                    Pod.class,
                                    Deployment.class,
                                    StatefulSet.class,
                                    Job.class,
                                    Service.class,
                                    ServiceAccount.class,
                                    ConfigMap.class,
                                    Secret.class,
                                    PersistentVolumeClaim.class,
                                    NetworkPolicy.class,
                                    PodDisruptionBudget.class,
                                    Role.class,
                                    Lease.class))
                            .isEmpty());
        }
    }

    @Test
    @Order(1)
    void aCellWhosePodsAreDeletedLosesNothing() throws Exception {
        String run = cluster.apply(drill("pods", "CellOutage"));
        var fault = cluster.await(run, PATIENCE, "is in its hold", status -> "Hold".equals(status.phase()))
                .fault();
        assertThat(cluster.closedNodes())
                .isNotEmpty()
                .isEqualTo(Objects.requireNonNull(fault).nodes());
        judge(run, "PodsDeleted");
    }

    @Test
    @Order(2)
    void aRunnerThatIsKilledLeavesNothingBroken() throws Exception {
        String run = cluster.apply(drill("killed", "CellOutage"));
        cluster.await(run, PATIENCE, "is in its hold", status -> "Hold".equals(status.phase()));
        assertThat(cluster.closedNodes()).isNotEmpty();
        cluster.client()
                .pods()
                .inNamespace(Cluster.NAMESPACE)
                .withLabel("catamaran.dev/drillrun", run)
                .withGracePeriod(0)
                .delete();
        var ended = cluster.await(run, PATIENCE, "has ended", DrillRunStatus::ended);
        assertThat(ended.outcome()).isEqualTo("Interrupted");
        assertThat(ended.message()).contains("runner failed");
        cluster.eventually(
                "its nodes take pods again",
                PATIENCE,
                () -> cluster.closedNodes().isEmpty());
        cluster.awaitWhole(PATIENCE);
    }

    @Test
    @Order(3)
    void aNodeThatIsLostSilentlyLosesNothing() throws Exception {
        assumeTrue(Cluster.stopsNodes(), "CATAMARAN_NODE_FAULT is not set: nodes cannot be stopped here");
        String run = cluster.apply(drill("node", "External"));
        var asked = cluster.await(
                run,
                PATIENCE,
                "asks for its fault",
                status -> status.fault() != null && status.fault().state().equals("Applying"));
        String node = Objects.requireNonNull(asked.fault()).nodes().getFirst();
        long stopped = System.currentTimeMillis();
        cluster.node("stop", node);
        try {
            say(run, "catamaran.dev/fault-applied-at", stopped);
            cluster.await(
                    run,
                    PATIENCE,
                    "asks for its recovery",
                    status -> status.ended()
                            || Objects.requireNonNull(status.fault()).state().equals("Recovering"));
        } finally {
            cluster.node("start", node);
        }
        say(run, "catamaran.dev/fault-recovered-at", System.currentTimeMillis());
        judge(run, "External");
    }

    private void judge(String run, String kind) throws Exception {
        var ended = cluster.await(run, PATIENCE, "has ended", DrillRunStatus::ended);
        System.out.println(run + ": " + ended.outcome() + ", " + ended.message());
        ended.checks()
                .forEach(check ->
                        System.out.println("  " + (check.passed() ? "ok      " : "BROKEN  ") + check.sentence()));
        assertThat(ended.fault()).isNotNull();
        assertThat(Objects.requireNonNull(ended.fault()).kind()).isEqualTo(kind);
        assertThat(ended.checks())
                .filteredOn(check -> WHATEVER_THE_SPEED.contains(check.name()))
                .hasSize(WHATEVER_THE_SPEED.size())
                .allMatch(DrillRunStatus.CheckResult::passed);
        assertThat(cluster.closedNodes()).isEmpty();
        cluster.awaitWhole(PATIENCE);
    }

    private void say(String run, String annotation, long epochMillis) {
        cluster.client()
                .resources(DrillRun.class)
                .inNamespace(Cluster.NAMESPACE)
                .withName(run)
                .edit(found -> {
                    found.getMetadata().getAnnotations().put(annotation, Long.toString(epochMillis));
                    return found;
                });
    }

    /** Small and slow enough for any machine; its hold lasts longer than Kubernetes takes to notice that a node is silent. */
    private static String drill(String name, String fault) {
        return """
                apiVersion: catamaran.dev/v1alpha1
                kind: Drill
                metadata:
                  name: %s
                spec:
                  load:
                    rate: 20
                    requestCost: "0.5"
                    edges: 1500
                    mix: {home: 20, lists: 12, profile: 10, post: 3, follow: 55}
                  warmUp: 5s
                  steady: 3s
                  hold: 20s
                  after: 3s
                  faults:
                    - kind: %s
                      cell: cell-b
                """.formatted(name, fault);
    }
}
