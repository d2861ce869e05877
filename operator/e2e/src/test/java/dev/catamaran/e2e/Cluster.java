package dev.catamaran.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.api.Cell;
import dev.catamaran.api.DrillRun;
import dev.catamaran.api.DrillRunStatus;
import dev.catamaran.api.Mesh;
import dev.catamaran.testkit.Eventually;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * The cluster of {@code KUBECONFIG}, in a namespace of its own that enforces the Pod Security Standard <i>restricted</i>. Two settings say what only the cluster's owner knows:
 * {@code CATAMARAN_LOAD_IMAGES}, a command that builds the images and brings them to the nodes, and {@code CATAMARAN_NODE_FAULT}, a command that is called with
 * {@code stop NODE} and {@code start NODE}.
 */
final class Cluster implements AutoCloseable {
    static final String NAMESPACE = "catamaran-e2e";

    /** Between two questions to the API server. */
    static final Duration PAUSE = Duration.ofMillis(200);

    private static final Path HOME = Path.of(System.getProperty("catamaran.home"));

    private final KubernetesClient client = new KubernetesClientBuilder().build();

    void loadImages() throws IOException, InterruptedException {
        var command = System.getenv("CATAMARAN_LOAD_IMAGES");
        if (command != null) {
            run(Duration.ofMinutes(10), "sh", "-c", command);
        }
    }

    void makeNamespace() {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                        .endMetadata()
                        .build())
                .forceConflicts()
                .serverSideApply();
    }

    /** Returns how long it took. */
    Duration helm(String... words) throws IOException, InterruptedException {
        long began = System.nanoTime();
        var command = new ArrayList<>(List.of("helm"));
        command.addAll(List.of(words));
        command.addAll(List.of("--namespace", NAMESPACE));
        run(Duration.ofMinutes(6), command.toArray(String[]::new));
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Whether nodes can be stopped here. */
    static boolean stopsNodes() {
        return System.getenv("CATAMARAN_NODE_FAULT") != null;
    }

    void node(String verb, String node) throws IOException, InterruptedException {
        run(Duration.ofMinutes(2), "sh", "-c", System.getenv("CATAMARAN_NODE_FAULT") + " " + verb + " " + node);
    }

    private static void run(Duration patience, String... command) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(command).directory(HOME.toFile()).inheritIO().start();
        boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended).as("%s ends within %s", List.of(command), patience).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
    }

    KubernetesClient client() {
        return client;
    }

    <T extends CustomResource<?, ?>> List<T> all(Class<T> kind) {
        return client.resources(kind).inNamespace(NAMESPACE).list().getItems();
    }

    /** Waits until the mesh is programmed and every cell has all its replicas and its whole share of the traffic. */
    void awaitWhole(Duration patience) throws Exception {
        Eventually.holds("the mesh is programmed and its cells are whole", patience, PAUSE, () -> {
            var meshes = all(Mesh.class);
            var cells = all(Cell.class);
            return !meshes.isEmpty()
                    && meshes.stream()
                            .allMatch(mesh -> mesh.getStatus() != null
                                    && mesh.getStatus().conditions().stream()
                                            .anyMatch(c -> c.type().equals("Programmed")
                                                    && c.status().equals("True")))
                    && !cells.isEmpty()
                    && cells.stream().allMatch(Cluster::isWhole);
        });
    }

    private static boolean isWhole(Cell cell) {
        var status = cell.getStatus();
        if (status == null || status.ready() == null || !"Active".equals(status.phase())) {
            return false;
        }
        var parts = status.ready().split("/", -1);
        return parts[0].equals(parts[1]);
    }

    /** Applies a Drill; returns the name of its run. */
    String apply(String drill) {
        var applied = client.load(new ByteArrayInputStream(drill.getBytes(StandardCharsets.UTF_8)))
                .inNamespace(NAMESPACE)
                .forceConflicts()
                .serverSideApply()
                .getFirst();
        return applied.getMetadata().getName() + "-" + applied.getMetadata().getGeneration();
    }

    /** Waits until the run is so far. */
    DrillRunStatus await(String run, Duration patience, String what, Predicate<DrillRunStatus> condition)
            throws Exception {
        Eventually.holds(
                run + ": " + what,
                patience,
                PAUSE,
                () -> status(run).filter(condition).isPresent());
        return status(run).orElseThrow();
    }

    private Optional<DrillRunStatus> status(String run) {
        return Optional.ofNullable(client.resources(DrillRun.class)
                        .inNamespace(NAMESPACE)
                        .withName(run)
                        .get())
                .map(DrillRun::getStatus);
    }

    /** Waits until that holds. */
    void eventually(String what, Duration patience, Callable<Boolean> condition) throws Exception {
        Eventually.holds(what, patience, PAUSE, condition);
    }

    /** Names of the nodes that take no pods. */
    List<String> closedNodes() {
        return client.nodes().list().getItems().stream()
                .filter(node -> Boolean.TRUE.equals(node.getSpec().getUnschedulable()))
                .map(node -> node.getMetadata().getName())
                .toList();
    }

    /** Everything there is in the namespace of these kinds, as KIND/NAME, but for what Kubernetes makes itself. */
    List<String> left(List<Class<? extends HasMetadata>> kinds) {
        return kinds.stream()
                .flatMap(kind -> client.resources(kind).inNamespace(NAMESPACE).list().getItems().stream())
                .map(object -> object.getKind() + "/" + object.getMetadata().getName())
                .filter(name -> !name.equals("ConfigMap/kube-root-ca.crt") && !name.equals("ServiceAccount/default"))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        client.namespaces().withName(NAMESPACE).delete();
        client.close();
    }
}
