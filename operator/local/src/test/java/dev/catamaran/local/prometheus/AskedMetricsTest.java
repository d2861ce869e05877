package dev.catamaran.local.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Rules, alerts and the dashboard ask only for what is recorded, or in the list. That the list is true is seen elsewhere: by what the control plane exports, and by the
 * end-to-end test, which scrapes all targets of a mesh.
 */
class AskedMetricsTest {
    private static final Path K8S = Path.of(System.getProperty("catamaran.home"), "k8s");
    /** Made by Prometheus itself. */
    private static final Set<String> PROMETHEUS_OWN = Set.of("up");

    private static List<String> expressions(JsonNode node, String field) {
        return node.findValuesAsText(field);
    }

    private static JsonNode rules(String file) throws IOException {
        return YAMLMapper.builder()
                .build()
                .readTree(K8S.resolve("prometheus").resolve(file).toFile());
    }

    private static JsonNode dashboard() throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(K8S.resolve("grafana/catamaran.json").toFile());
    }

    private static Set<String> recorded() throws IOException {
        return new TreeSet<>(expressions(rules("recording-rules.yaml"), "record"));
    }

    private static Set<String> names(List<String> expressions) {
        var names = new TreeSet<String>();
        expressions.forEach(expression -> names.addAll(MetricNames.in(expression)));
        return names;
    }

    @Test
    void rulesAskForTheListAndForNothingElse() throws IOException {
        var asked = names(expressions(rules("recording-rules.yaml"), "expr"));
        asked.addAll(names(expressions(rules("alerts.yaml"), "expr")));
        asked.removeAll(recorded());
        asked.removeAll(PROMETHEUS_OWN);
        assertThat(asked)
                .containsExactlyElementsOf(new TreeSet<>(Files.readAllLines(K8S.resolve("prometheus/metrics.txt"))));
    }

    @Test
    void theDashboardAsksForWhatIsRecorded() throws IOException {
        var asked = names(expressions(dashboard(), "expr"));
        assertThat(asked).hasSizeGreaterThan(20);
        assertThat(recorded()).containsAll(asked);
    }

    @Test
    void theDashboardsVariablesAreOfWhatIsRecorded() throws IOException {
        var asked = new ArrayList<String>();
        for (JsonNode variable : dashboard().path("templating").path("list")) {
            String query = variable.path("query").path("query").asText();
            if (!query.isEmpty()) {
                assertThat(query).matches("label_values\\([\\w:]+, \\w+\\)");
                asked.add(query.replaceAll("label_values\\(([\\w:]+),.*", "$1"));
            }
        }
        assertThat(asked).isNotEmpty();
        assertThat(recorded()).containsAll(asked);
    }

    @Test
    void namesAreFoundAmongEverythingElse() {
        assertThat(MetricNames.in("""
                0.5 * sum by (cell, le) (rate(a_total{job="x", code=~"5.."}[1m] offset 5m)) / (level:b:rate1m > 14.4)
                  or on () group_left () abs(c) unless ignoring (cell) d_sum
                """)).containsExactly("a_total", "c", "d_sum", "level:b:rate1m");
    }
}
