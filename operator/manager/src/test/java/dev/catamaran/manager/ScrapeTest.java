package dev.catamaran.manager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.catamaran.kubernetes.objects.Labels;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code k8s/prometheus} makes of the pods that the operator makes, in the eyes of a real promtool. Debian's is built without Kubernetes' discovery, so that the pods are
 * given to it as a file, with the labels that this discovery would give them.
 */
class ScrapeTest {
    private static final Path HOME = Path.of(System.getProperty("catamaran.home"));
    private static final KubernetesSerialization YAML = new KubernetesSerialization();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder = Path.of("");

    private record Target(String address, Map<String, String> labels) {}

    @BeforeEach
    void podsAreInAFile() throws IOException, InterruptedException {
        var configuration = scrape();
        configuration.remove("rule_files");
        for (JsonNode job : configuration.path("scrape_configs")) {
            var read = (ObjectNode) job;
            read.remove("kubernetes_sd_configs");
            read.putArray("file_sd_configs").addObject().putArray("files").add("pods.json");
        }
        JSON.writeValue(folder.resolve("prometheus.yml").toFile(), configuration); // which is YAML, too
        JSON.writeValue(
                folder.resolve("pods.json").toFile(),
                pods().stream()
                        .map(pod -> Map.of("targets", List.of(pod.address()), "labels", pod.labels()))
                        .toList());
    }

    @Test
    void theConfigurationIsAccepted() throws Exception {
        assertThat(new Promtool(folder).run("check", "config", "prometheus.yml"))
                .contains("SUCCESS");
    }

    @Test
    void everySidecarIsScrapedWithTheLabelsThatRulesAskFor() throws Exception {
        var scraped = scraped("sidecar");
        assertThat(scraped)
                .contains(
                        labels("access", "access", "cell-a"),
                        labels("storage-logic", "relation", "cell-b"),
                        labels("storage", "relations", "cell-a"),
                        labels("cache", "hot", "cell-a"),
                        labels("bus", "feed-bus", "cell-b"))
                .hasSize((int) templates().count());
    }

    @Test
    void everyServiceIsScrapedAndNoServer() throws Exception {
        assertThat(scraped("service"))
                .contains(labels("storage-logic", "relation", "cell-a"), labels("stream", "applier", "cell-b"))
                .noneMatch(
                        labels -> List.of("access", "cache", "bus", "storage").contains(labels.get("layer")));
    }

    /** Its gauges have labels of cells and workloads, which those of the target would hide. */
    @Test
    void theOperatorHasNoCell() throws Exception {
        assertThat(scraped("controller")).isEqualTo(List.of(Map.of("service", "controller")));
    }

    @Test
    void podMonitorsGiveTheSameLabels() throws Exception {
        var monitors = new Chart("catamaran")
                .objects("--set", "metrics.podMonitor=true").stream()
                        .filter(o -> o.getKind().equals("PodMonitor"))
                        .map(GenericKubernetesResource.class::cast)
                        .toList();
        assertThat(monitors).hasSize(3);
        for (var monitor : monitors) {
            var endpoint = JSON.valueToTree(monitor.get("spec", "podMetricsEndpoints", 0));
            var relabelings = JSON.valueToTree(endpoint.path("relabelings"));
            String job = text(relabelings, "targetLabel", "job", "replacement");
            var own = job(job);
            assertThat(sources(relabelings, "targetLabel", "sourceLabels"))
                    .as(job)
                    .isEqualTo(sources(own.path("relabel_configs"), "target_label", "source_labels"));
            assertThat(endpoint.path("path")).isEqualTo(own.path("metrics_path"));
            assertThat(endpoint.path("params")).isEqualTo(own.path("params"));
            assertThat(own.path("relabel_configs").path(0).path("regex").asText())
                    .as("port")
                    .endsWith(endpoint.path("port").asText());
        }
    }

    private static String text(JsonNode entries, String key, String value, String wanted) {
        for (JsonNode entry : entries) {
            if (entry.path(key).asText().equals(value)) {
                return entry.path(wanted).asText();
            }
        }
        throw new AssertionError("no " + key + " " + value + " in " + entries);
    }

    private static JsonNode job(String name) throws IOException {
        for (JsonNode job : scrape().path("scrape_configs")) {
            if (job.path("job_name").asText().equals(name)) {
                return job;
            }
        }
        throw new AssertionError("no job " + name);
    }

    /** From what each label of a target is made. */
    private static Map<String, String> sources(JsonNode entries, String target, String source) {
        var sources = new TreeMap<String, String>();
        for (JsonNode entry : entries) {
            if (entry.has(target) && !entry.path(target).asText().equals("job")) {
                sources.put(
                        entry.path(target).asText(),
                        entry.path(source) + entry.path("replacement").asText());
            }
        }
        return sources;
    }

    private static Map<String, String> labels(String layer, String service, String cell) {
        return Map.of("layer", layer, "service", service, "cell", cell, "replica", service + "-" + cell);
    }

    /** Labels of the targets that are kept, but for the address and the job. */
    private List<Map<String, String>> scraped(String job) throws IOException, InterruptedException {
        var kept = new ArrayList<Map<String, String>>();
        String found = new Promtool(folder).run("check", "service-discovery", "--timeout=1s", "prometheus.yml", job);
        for (JsonNode target : JSON.readTree(found)) {
            var labels = new TreeMap<String, String>();
            target.path("labels").properties().forEach(label -> {
                if (!label.getKey().startsWith("__")) {
                    labels.put(label.getKey(), label.getValue().asText());
                }
            });
            if (!labels.isEmpty()) {
                assertThat(labels.remove("job")).isEqualTo(job);
                labels.remove("instance");
                kept.add(labels);
            }
        }
        return kept;
    }

    private static ObjectNode scrape() throws IOException {
        return JSON.valueToTree(YAML.unmarshal(Files.readString(HOME.resolve("k8s/prometheus/scrape.yml")), Map.class));
    }

    /** One for each port, as Kubernetes' discovery does; ports of init containers are among them. */
    private static List<Target> pods() throws IOException, InterruptedException {
        var all = templates().collect(Collectors.toCollection(ArrayList::new));
        all.add(new Chart("catamaran").only(Deployment.class).getSpec().getTemplate());
        var targets = new ArrayList<Target>();
        for (int i = 0; i < all.size(); i++) {
            var template = all.get(i);
            var spec = template.getSpec();
            String ip = "10.0.0." + (i + 1);
            Stream.concat(spec.getInitContainers().stream(), spec.getContainers().stream())
                    .forEach(container -> container.getPorts().forEach(port -> {
                        targets.add(new Target(ip + ":" + port.getContainerPort(), meta(template, container, port)));
                    }));
        }
        return targets;
    }

    private static Map<String, String> meta(PodTemplateSpec pod, Container container, ContainerPort port) {
        var labels = new TreeMap<String, String>();
        pod.getMetadata()
                .getLabels()
                .forEach((name, value) ->
                        labels.put("__meta_kubernetes_pod_label_" + name.replaceAll("[^a-zA-Z0-9_]", "_"), value));
        labels.put(
                "__meta_kubernetes_pod_name",
                Labels.of(pod(pod), Labels.NAME) + "-" + Labels.of(pod(pod), Labels.CELL));
        labels.put("__meta_kubernetes_pod_phase", "Running");
        labels.put("__meta_kubernetes_pod_container_name", container.getName());
        labels.put("__meta_kubernetes_pod_container_port_name", port.getName());
        return labels;
    }

    private static HasMetadata pod(PodTemplateSpec template) {
        return new PodBuilder().withMetadata(template.getMetadata()).build();
    }

    /** Of the golden case: Deployments and StatefulSets in both cells. */
    private static Stream<PodTemplateSpec> templates() throws IOException {
        try (var files = Files.walk(HOME.resolve("operator/testkit/golden/feed"))) {
            var texts = new ArrayList<String>();
            for (Path file : files.filter(f -> f.getFileName().toString().matches("kubernetes\\.cell.*"))
                    .sorted()
                    .toList()) {
                texts.add(Files.readString(file));
            }
            return texts.stream().flatMap(text -> objects(text).stream()).flatMap(object -> switch (object) {
                case Deployment d -> Stream.of(d.getSpec().getTemplate());
                case StatefulSet s -> Stream.of(s.getSpec().getTemplate());
                default -> Stream.empty();
            });
        }
    }

    private static List<HasMetadata> objects(String text) {
        Object parsed = YAML.unmarshal(text);
        return parsed instanceof Collection<?> all
                ? all.stream().map(HasMetadata.class::cast).toList()
                : List.of((HasMetadata) parsed);
    }
}
