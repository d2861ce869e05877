package dev.catamaran.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.catamaran.local.counters.CounterSource;
import dev.catamaran.local.counters.CounterSource.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CounterSourcesTest {
    private static final CellName A = new CellName("cell-a");

    private static List<CounterSource> of(String workload, WorkloadName... caches) {
        var replica = new ReplicaStatus(new WorkloadName(workload), A, 1, "127.0.1.6", 7, 8, true, 0, false, "");
        return CounterSources.of(model(List.of(caches)), replica).toList();
    }

    @Test
    void programIsAskedOnlyWhereItUsesACache() {
        assertThat(of("relation")).extracting(CounterSource::kind).containsExactly(Kind.SERVED);
        assertThat(of("relation", new WorkloadName("hot")))
                .extracting(CounterSource::kind)
                .containsExactly(Kind.SERVED, Kind.LOOKUPS);
    }

    @Test
    void replicaIsNamedByLayerServiceAndOrdinal() {
        assertThat(of("relation", new WorkloadName("hot")))
                .allSatisfy(s -> assertThat(s.replica()).isEqualTo("storage-logic/relation/1"))
                .extracting(s -> s.uri().getAuthority())
                .containsExactly("127.0.1.6:15000", "127.0.1.6:8080");
    }

    @Test
    void serverHasNoRequests() {
        assertThat(of("relations")).isEmpty();
    }

    private static MeshModel model(List<WorkloadName> caches) {
        var relation = new Service(
                new WorkloadName("relation"),
                Layer.STORAGE_LOGIC,
                new Port(9000),
                2,
                RequestRate.ZERO,
                List.of(),
                List.of(),
                caches,
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
