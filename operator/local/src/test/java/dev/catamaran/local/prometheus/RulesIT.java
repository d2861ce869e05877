package dev.catamaran.local.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.catamaran.local.state.StateFolder;
import dev.catamaran.testkit.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules and the written configuration in the eyes of a real promtool; skipped where there is none. */
class RulesIT {
    private static final Tool PROMTOOL = new Tool("promtool");
    private static final Path RULES = Path.of(System.getProperty("catamaran.home"), "k8s", "prometheus");

    @TempDir
    Path state = Path.of("");

    @BeforeEach
    void promtoolIsThere() {
        assumeTrue(
                PROMTOOL.isThere(),
                PROMTOOL.missing() + ": install Debian's package prometheus to have the rules checked");
    }

    @Test
    void rulesAreWellFormed() throws Exception {
        promtool("check", "rules", "recording-rules.yaml", "alerts.yaml");
    }

    @Test
    void alertsFireWhenTheyMustAndOnlyThen() throws Exception {
        promtool("test", "rules", "rules-test.yaml");
    }

    @Test
    void writtenConfigurationIsAccepted() throws Exception {
        var folder = new PrometheusFolder(new StateFolder(state));
        folder.write(RULES);
        folder.write(
                List.of(new ScrapeTarget("127.0.1.4:8080", "/q/metrics", new TreeMap<>(Map.of("job", "service")))));
        assertThat(promtool("check", "config", folder.config().toString())).contains("2 rule files found");
    }

    @Test
    void everyAlertExplainsItselfAndHasACaseOfEachKind() throws Exception {
        String alerts = Files.readString(RULES.resolve("alerts.yaml"));
        String tests = Files.readString(RULES.resolve("rules-test.yaml"));
        var blocks = List.of(alerts.split("- alert: ", -1));
        for (String block : blocks.subList(1, blocks.size())) {
            String name = block.lines().findFirst().orElseThrow();
            assertThat(block).as(name).contains("for: ", "severity: ", "summary: ", "description: ", "runbook: ");
            var cases = Pattern.compile("alertname: " + name + "\n *exp_alerts:( \\[])?\n")
                    .matcher(tests)
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertThat(cases)
                    .as(name)
                    .hasSize(2)
                    .anyMatch(c -> c.contains("[]"))
                    .anyMatch(c -> !c.contains("[]"));
        }
        assertThat(blocks).hasSizeGreaterThan(10);
    }

    private static String promtool(String... arguments) throws IOException, InterruptedException {
        return PROMTOOL.run(RULES, List.of(arguments)).orFail();
    }
}
