package dev.catamaran.manager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the chart brings for a Prometheus that the Prometheus operator runs, and for Grafana. */
class ObservationChartTest {
    private static final Chart OPERATOR = new Chart("catamaran");
    private static final Path HOME = Path.of(System.getProperty("catamaran.home"));
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder = Path.of("");

    /** Whoever lacks the CRDs of the Prometheus operator could not install it otherwise. */
    @Test
    void nothingOfItIsThereUnlessAskedFor() throws Exception {
        assertThat(OPERATOR.objects())
                .noneMatch(o -> o.getApiVersion().startsWith("monitoring.coreos.com"))
                .noneMatch(ConfigMap.class::isInstance);
    }

    @Test
    void monitorsLookIntoTheNamespaceOfTheMesh() throws Exception {
        var monitors =
                of("PodMonitor", "--set", "metrics.podMonitor=true,meshNamespace=feed,metrics.labels.release=stack");
        assertThat(monitors)
                .hasSize(3)
                .allSatisfy(m -> assertThat(m.getMetadata().getLabels()).containsEntry("release", "stack"))
                .filteredOn(m -> !m.getMetadata().getName().equals("catamaran-operator"))
                .hasSize(2)
                .allSatisfy(m -> assertThat(m.<List<String>>get("spec", "namespaceSelector", "matchNames"))
                        .containsExactly("feed"));
    }

    @Test
    void rulesAreThoseOfTheFilesAndWellFormed() throws Exception {
        var rules = of("PrometheusRule", "--set", "metrics.prometheusRule=true");
        assertThat(rules).hasSize(2);
        for (var rule : rules) {
            String file = rule.getMetadata().getName().replace("catamaran-", "") + ".yaml";
            JsonNode spec = JSON.valueToTree(rule.get("spec"));
            Map<?, ?> committed = new KubernetesSerialization()
                    .unmarshal(Files.readString(HOME.resolve("k8s/prometheus").resolve(file)), Map.class);
            assertThat(spec).as(file).isEqualTo(JSON.valueToTree(committed));
            JSON.writeValue(folder.resolve(file).toFile(), spec); // which is YAML, too
            assertThat(new Promtool(folder).run("check", "rules", file)).contains("SUCCESS");
        }
    }

    @Test
    void theDashboardIsThatOfTheFile() throws Exception {
        var map = OPERATOR.objects("--set", "grafana.dashboards=true").stream()
                .filter(ConfigMap.class::isInstance)
                .map(ConfigMap.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(map.getMetadata().getLabels()).containsEntry("grafana_dashboard", "1");
        assertThat(JSON.readTree(map.getData().get("catamaran.json")))
                .isEqualTo(
                        JSON.readTree(HOME.resolve("k8s/grafana/catamaran.json").toFile()));
    }

    @Test
    void anIntervalThatTheRulesCannotLiveWithIsRefused() throws Exception {
        var result =
                OPERATOR.helm("template", "catamaran", OPERATOR.folder().toString(), "--set", "metrics.interval=60s");
        assertThat(result.exitCode()).isNotZero();
        assertThat(result.errors()).contains("/metrics/interval");
    }

    private static List<GenericKubernetesResource> of(String kind, String... options) throws Exception {
        return OPERATOR.objects(options).stream()
                .filter((HasMetadata o) -> o.getKind().equals(kind))
                .map(GenericKubernetesResource.class::cast)
                .toList();
    }
}
