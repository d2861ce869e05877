package dev.catamaran.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.AccessGateway;
import dev.catamaran.core.model.Budget;
import dev.catamaran.core.model.Call;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.CellState;
import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.FailoverPolicy;
import dev.catamaran.core.model.Identity;
import dev.catamaran.core.model.Layer;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.Overload;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.RateLimit;
import dev.catamaran.core.model.RequestRate;
import dev.catamaran.core.model.Service;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.xds.server.SidecarStatus;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MeshMetricsTest {
    private static final CellName A = new CellName("cell-a");
    private static final CellName B = new CellName("cell-b");
    private static final WorkloadName ACCESS = new WorkloadName("access");
    private static final WorkloadName RELATION = new WorkloadName("relation");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void aCellThatIsGoneHasNoRoomAndIsStillThere() {
        new MeshMetrics(registry).show(view());
        assertThat(registry.scrape().lines())
                .contains(
                        // one replica of 200, of which the mesh may use eight tenths
                        "catamaran_cell_capacity_requests_per_second{cell=\"cell-a\",} 160.0",
                        "catamaran_cell_capacity_requests_per_second{cell=\"cell-b\",} 0.0",
                        "catamaran_cell_demand_requests_per_second{cell=\"cell-a\",} 100.0",
                        "catamaran_cell_headroom_requests_per_second{cell=\"cell-a\",} 60.0",
                        "catamaran_cell_headroom_requests_per_second{cell=\"cell-b\",} -100.0",
                        "catamaran_cell_carries_all{cell=\"cell-a\",} 1.0",
                        "catamaran_cell_carries_all{cell=\"cell-b\",} 0.0",
                        "catamaran_cell_state{cell=\"cell-b\",state=\"OUT\",} 1.0",
                        "catamaran_cell_state{cell=\"cell-b\",state=\"ACTIVE\",} 0.0",
                        "catamaran_cell_weight_ratio{cell=\"cell-a\",} 0.5",
                        "catamaran_replicas_ready{cell=\"cell-a\",workload=\"relation\",} 1.0",
                        "catamaran_replicas_ready{cell=\"cell-b\",workload=\"relation\",} 0.0")
                .noneMatch(line -> line.contains("suggest"));
    }

    @Test
    void sidecarsAndTheirCertificatesAreThoseOfOpenStreams() {
        new MeshMetrics(registry).show(view());
        assertThat(registry.scrape().lines())
                .contains(
                        "catamaran_sidecars{in_sync=\"true\",} 1.0",
                        "catamaran_sidecars{in_sync=\"false\",} 0.0",
                        "catamaran_certificate_expiration_timestamp_seconds{cell=\"cell-a\",replica=\"0\",workload=\"relation\",} 1000.0")
                .filteredOn(line -> line.startsWith("catamaran_certificate"))
                .hasSize(1);
    }

    @Test
    void aDrillHasOneOutcomeAndNoFigureThatNobodyKnows() {
        var metrics = new DrillMetrics(registry);
        metrics.show(List.of(drill("Passed", 0.25)));
        metrics.show(List.of(drill("Refused", -1)));
        assertThat(registry.scrape().lines().filter(line -> line.startsWith("catamaran_drill")))
                .contains(
                        "catamaran_drill_outcome{cell=\"cell-a\",drill=\"cell-outage\",fault=\"CellOutage\",outcome=\"Refused\",} 1.0",
                        "catamaran_drill_outcome{cell=\"cell-a\",drill=\"cell-outage\",fault=\"CellOutage\",outcome=\"Passed\",} 0.0",
                        "catamaran_drill_end_timestamp_seconds{cell=\"cell-a\",drill=\"cell-outage\",fault=\"CellOutage\",} 1000.0",
                        "catamaran_drill_lost_writes{cell=\"cell-a\",drill=\"cell-outage\",fault=\"CellOutage\",} 0.0")
                .noneMatch(line -> line.startsWith("catamaran_drill_error_window"));
    }

    /** The list is what rules and dashboard may ask for. */
    @Test
    void theListHasWhatIsExportedAndNothingElse() throws IOException {
        new MeshMetrics(registry).show(view());
        new DrillMetrics(registry).show(List.of(drill("Passed", 0.25)));
        var exported = registry.scrape()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(
                        Files.readAllLines(Path.of(System.getProperty("catamaran.home"), "k8s/prometheus/metrics.txt"))
                                .stream()
                                .filter(name -> name.startsWith("catamaran_")))
                .containsExactlyElementsOf(exported);
    }

    private static DrillResult drill(String outcome, double errorWindow) {
        return new DrillResult(
                "cell-outage", "CellOutage", "cell-a", Instant.ofEpochSecond(1000), outcome, errorWindow, 0.001, 0);
    }

    private static MeshView view() {
        var here = Identity.at("10.0.0.2", RELATION, A, 0);
        var gone = Identity.at("10.0.0.3", RELATION, B, 0);
        return new MeshView(
                Optional.of(model()),
                List.of(
                        new Endpoint(ACCESS, A, 0, "10.0.0.1", true),
                        new Endpoint(RELATION, A, 0, "10.0.0.2", true),
                        new Endpoint(RELATION, B, 0, "10.0.0.3", false)),
                List.of(new SidecarStatus(here, true, Map.of(), Optional.empty())),
                Map.of(here, Instant.ofEpochSecond(1000), gone, Instant.ofEpochSecond(2000)));
    }

    private static MeshModel model() {
        var budget = new Budget(Duration.ofSeconds(1), Duration.ofSeconds(1), 0);
        var gateway = new AccessGateway(
                ACCESS,
                new Port(8080),
                new Call(RELATION, budget, 1),
                List.of(),
                "feed.binpb",
                new RequestRate(100),
                Overload.NONE,
                RateLimit.NONE);
        return new MeshModel(
                "feed",
                "default",
                "feed.catamaran.dev",
                new FailoverPolicy(true, 0.8, true, Duration.ZERO),
                List.of(new Cell(A, 0, CellState.ACTIVE, 50, 1), new Cell(B, 1, CellState.OUT, 0, 1)),
                List.of(service(RELATION, Layer.STORAGE_LOGIC), service(new WorkloadName("suggest"), Layer.OFFLINE)),
                List.of(gateway),
                List.of(),
                List.of(),
                List.of());
    }

    private static Service service(WorkloadName name, Layer layer) {
        return new Service(
                name,
                layer,
                new Port(9000),
                1,
                new RequestRate(200),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                RateLimit.NONE);
    }
}
