package dev.catamaran.local.prometheus;

import dev.catamaran.local.state.StateFolder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * {@code prometheus/} of the state folder: all that a Prometheus needs, whoever starts it. Files are replaced in one step, so that it never reads half of one, and
 * only when they change.
 */
public record PrometheusFolder(StateFolder state) {
    private static final String CONFIG = """
            # Written by catamaran up. Any Prometheus takes it: prometheus --config.file=prometheus.yml
            global:
              scrape_interval: 5s
              scrape_timeout: 4s
              evaluation_interval: 5s
            rule_files:
            - ${RECORDING}
            - ${ALERTS}
            scrape_configs:
            # Who is scraped, where, and as which job is in targets.json, which follows the replicas.
            - job_name: catamaran
              file_sd_configs:
              - files: [targets.json]
                refresh_interval: 30s
            """;

    Path path() {
        return state.path().resolve("prometheus");
    }

    public Path config() {
        return path().resolve("prometheus.yml");
    }

    public Path targets() {
        return path().resolve("targets.json");
    }

    Path data() {
        return path().resolve("data");
    }

    Path log() {
        return path().resolve("prometheus.log");
    }

    Path record() {
        return path().resolve("process.json");
    }

    /** Writes the configuration; the rules are read from that folder. */
    public void write(Path rules) {
        StateFolder.writeText(
                config(),
                CONFIG.replace("${RECORDING}", quoted(rules.resolve("recording-rules.yaml")))
                        .replace("${ALERTS}", quoted(rules.resolve("alerts.yaml"))));
    }

    /** Who is to be scraped from now on. */
    public void write(List<ScrapeTarget> targets) {
        var sorted = targets.stream()
                .sorted(Comparator.comparing(ScrapeTarget::address))
                .map(ScrapeTarget::entry)
                .toList();
        state.write(targets(), sorted);
    }

    private static String quoted(Path path) {
        return "'" + path.toAbsolutePath().normalize().toString().replace("'", "''") + "'";
    }
}
