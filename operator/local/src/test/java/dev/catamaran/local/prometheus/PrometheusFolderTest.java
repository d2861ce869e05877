package dev.catamaran.local.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.local.state.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusFolderTest {
    @TempDir
    Path state = Path.of("");

    @Test
    void configurationNamesTheRulesAndTheTargets() throws Exception {
        folder().write(Path.of("/opt/catamaran/k8s/it's"));
        assertThat(folder().config()).hasContent("""
                # Written by catamaran up. Any Prometheus takes it: prometheus --config.file=prometheus.yml
                global:
                  scrape_interval: 5s
                  scrape_timeout: 4s
                  evaluation_interval: 5s
                rule_files:
                - '/opt/catamaran/k8s/it''s/recording-rules.yaml'
                - '/opt/catamaran/k8s/it''s/alerts.yaml'
                scrape_configs:
                # Who is scraped, where, and as which job is in targets.json, which follows the replicas.
                - job_name: catamaran
                  file_sd_configs:
                  - files: [targets.json]
                    refresh_interval: 30s
                """);
    }

    @Test
    void targetsAreInOrderWhateverOrderTheyCameIn() throws Exception {
        var one = new ScrapeTarget("127.0.1.4:8080", "/q/metrics", new TreeMap<>(Map.of("job", "service")));
        var other = new ScrapeTarget("127.0.1.4:15000", "/stats/prometheus", new TreeMap<>(Map.of("job", "sidecar")));
        folder().write(List.of(one, other));
        assertThat(folder().targets()).hasContent("""
                [ {
                  "targets" : [ "127.0.1.4:15000" ],
                  "labels" : {
                    "__metrics_path__" : "/stats/prometheus",
                    "job" : "sidecar"
                  }
                }, {
                  "targets" : [ "127.0.1.4:8080" ],
                  "labels" : {
                    "__metrics_path__" : "/q/metrics",
                    "job" : "service"
                  }
                } ]""");
        var written = Files.getLastModifiedTime(folder().targets());
        folder().write(List.of(other, one));
        assertThat(Files.getLastModifiedTime(folder().targets())).isEqualTo(written);
    }

    private PrometheusFolder folder() {
        return new PrometheusFolder(new StateFolder(state));
    }
}
