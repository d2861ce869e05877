package dev.catamaran.xds.dataplane;

import static dev.catamaran.xds.fixture.SampleMesh.FOLLOW;
import static dev.catamaran.xds.fixture.SampleMesh.FOLLOWING;
import static dev.catamaran.xds.fixture.SampleMesh.POKE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.core.model.Budget;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.testkit.Eventually;
import dev.catamaran.xds.fixture.Feeds;
import dev.catamaran.xds.fixture.SampleMesh;
import dev.catamaran.xds.fixture.Traffic;
import dev.catamaran.xds.fixture.TwoCells;
import dev.catamaran.xds.server.GroupSource;
import dev.catamaran.xds.snapshot.TypeUrl;
import dev.catamaran.xds.translate.Times;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of a call changes while it is made: no request fails, and what is new is in force. */
class ChangeUnderTrafficIT {
    private static final List<String> METHODS = List.of(FOLLOWING, FOLLOW, POKE);
    private static final MeshModel BEFORE = model(Duration.ofMinutes(10));
    private static final MeshModel AFTER = model(Duration.ofMinutes(5));

    @TempDir
    private Path folder;

    @Test
    void aTimeoutChanges() throws Exception {
        try (TwoCells cells = TwoCells.start(folder, BEFORE, Feeds.PATIENT)) {
            try (Traffic traffic = new Traffic(cells.caller(), METHODS)) {
                cells.mesh().update(AFTER);
                traffic.flow();
                assertThat(traffic.answers()).containsExactly("cell-a");
            }
            assertThat(cells.a().program().patience())
                    .as("what the last callee was told")
                    .hasValueSatisfying(told -> assertThat(told).isLessThanOrEqualTo(Duration.ofMinutes(5)));
        }
    }

    /** A cluster that changes is made anew and waits for its endpoints, which have not changed. */
    @Test
    void aClusterChanges() throws Exception {
        GroupSource limits = Feeds.altered((model, cluster) -> cluster.toBuilder()
                .setConnectTimeout(Times.millis(model.equals(AFTER) ? 12_345 : 10_000))
                .build());
        try (TwoCells cells = TwoCells.start(folder, BEFORE, limits)) {
            String endpoints = endpoints(cells);
            try (Traffic traffic = new Traffic(cells.caller(), METHODS)) {
                cells.mesh().update(AFTER);
                Eventually.holds(
                        "the new cluster is in use",
                        () -> cells.caller()
                                .sidecar()
                                .admin("/config_dump?resource=dynamic_active_clusters&name_regex=relation")
                                .contains("\"connect_timeout\": \"12.345s\""));
                traffic.flow();
                assertThat(traffic.answers()).containsExactly("cell-a");
            }
            assertThat(endpoints(cells)).isEqualTo(endpoints);
            assertThat(cells.caller().sidecar().stat("cluster.relation.init_fetch_timeout"))
                    .as("it was sent its endpoints, and did not have to fall back to those that it remembers")
                    .isZero();
        }
    }

    /** Version of relation's endpoints that the caller holds. */
    private static String endpoints(TwoCells cells) {
        return cells.mesh().plane().status().stream()
                .filter(status ->
                        status.identity().equals(cells.caller().sidecar().identity()))
                .map(status -> status.versions().getOrDefault(TypeUrl.EDS.url(), Map.of()))
                .map(versions -> versions.getOrDefault("relation", ""))
                .findFirst()
                .orElseThrow();
    }

    private static MeshModel model(Duration timeout) {
        return SampleMesh.mesh(true, SampleMesh.active(), 1, new Budget(timeout, timeout, 2));
    }
}
