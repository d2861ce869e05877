package dev.catamaran.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.CellState;
import dev.catamaran.core.model.FailoverPolicy;
import dev.catamaran.core.model.Layer;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.RateLimit;
import dev.catamaran.core.model.RequestRate;
import dev.catamaran.core.model.Service;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.local.ReplicaStatus;
import dev.catamaran.local.prometheus.ScrapeTarget;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsTest {
    private static final CellName A = new CellName("cell-a");

    @Test
    void serviceHasTwoTargetsServerOnlyItsSidecarAndNothingIsLeftOutWhileItIsDown() {
        var targets = Targets.of(
                model(),
                List.of(replica("relation", 1, "127.0.1.6", true), replica("relations", 0, "127.0.1.7", false)),
                "127.0.0.1:18080");
        assertThat(targets)
                .extracting(
                        ScrapeTarget::address,
                        ScrapeTarget::path,
                        t -> t.labels().get("job"))
                .containsExactly(
                        tuple("127.0.0.1:18080", "/metrics", "controller"),
                        tuple("127.0.1.6:15000", "/stats/prometheus", "sidecar"),
                        tuple("127.0.1.6:8080", "/q/metrics", "service"),
                        tuple("127.0.1.7:15000", "/stats/prometheus", "sidecar"));
        assertThat(targets.get(2).labels())
                .containsEntry("cell", "cell-a")
                .containsEntry("service", "relation")
                .containsEntry("layer", "storage-logic")
                .containsEntry("replica", "1");
        assertThat(targets.get(3).labels()).containsEntry("layer", "storage");
    }

    private static ReplicaStatus replica(String workload, int ordinal, String address, boolean ready) {
        return new ReplicaStatus(new WorkloadName(workload), A, ordinal, address, 0, 0, ready, 0, false, "");
    }

    private static MeshModel model() {
        var relation = new Service(
                new WorkloadName("relation"),
                Layer.STORAGE_LOGIC,
                new Port(9000),
                2,
                RequestRate.ZERO,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                RateLimit.NONE);
        return new MeshModel(
                "feed",
                "default",
                "feed.catamaran.dev",
                new FailoverPolicy(true, 0.8, true, Duration.ZERO),
                List.of(new Cell(A, 0, CellState.ACTIVE, 100, 1)),
                List.of(relation),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
