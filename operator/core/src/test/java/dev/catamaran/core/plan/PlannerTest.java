package dev.catamaran.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.catamaran.api.CacheClusterSpec;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.Layer;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.core.resolve.Resolution;
import dev.catamaran.core.resolve.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private final Sample sample = Sample.feed();

    @Test
    void everythingRunsInEveryCell() {
        assertThat(plan(sample).workloads().stream().map(w -> w.cell() + "/" + w.name()))
                .containsExactly(
                        "cell-a/access",
                        "cell-a/applier",
                        "cell-a/feed-bus",
                        "cell-a/gateway",
                        "cell-a/hot",
                        "cell-a/relation",
                        "cell-a/relations",
                        "cell-b/access",
                        "cell-b/applier",
                        "cell-b/feed-bus",
                        "cell-b/gateway",
                        "cell-b/hot",
                        "cell-b/relation",
                        "cell-b/relations");
    }

    @Test
    void anApplicationIsToldWhatItUses() {
        Workload relation = workload("relation", "cell-b");
        assertThat(relation.program())
                .isEqualTo(new Program.Application(List.of("java", "-jar", "relation.jar"), "feed/relation"));
        assertThat(relation.port()).isEqualTo(new Port(9000));
        assertThat(relation.env())
                .containsExactly(
                        entry(
                                "CATAMARAN_BUS_FEED_BUS",
                                "cell-a=feed-bus.cell-a.mesh:19092,cell-b=feed-bus.cell-b.mesh:19093"),
                        entry("CATAMARAN_BUS_FEED_BUS_ACK", "ALL_CELLS"),
                        entry("CATAMARAN_CACHE_HOT", "${ADDRESS}:16379"),
                        entry("CATAMARAN_CELLS", "cell-a,cell-b"),
                        entry("CATAMARAN_EGRESS", "${ADDRESS}:15001"),
                        entry("CATAMARAN_STORE_RELATIONS", "${ADDRESS}:15432"),
                        entry("COLOUR", "blue"));
        assertThat(relation.hosts()).containsExactly("feed-bus.cell-a.mesh", "feed-bus.cell-b.mesh");
    }

    @Test
    void aJobMayRunInEveryCellAndBeginsInNone() {
        sample.services.add(Sample.job("report", Sample.usesAll(), Sample.call("relation", "1")));
        for (String cell : List.of("cell-a", "cell-b")) {
            Workload report = workload("report", cell);
            assertThat(report.program())
                    .isEqualTo(
                            new Program.Job(List.of("java", "-jar", "report.jar"), "feed/report", Duration.ofHours(1)));
            assertThat(report.replicas()).isZero();
            assertThat(report.env()).containsEntry("CATAMARAN_STORE_RELATIONS", "${ADDRESS}:15432");
        }
    }

    @Test
    void whatAnApplicationDoesNotUseItIsNotTold() {
        Workload gateway = workload("gateway", "cell-a");
        assertThat(gateway.env()).containsOnlyKeys("CATAMARAN_CELLS", "CATAMARAN_EGRESS", "COLOUR");
        assertThat(gateway.hosts()).isEmpty();
    }

    @Test
    void theUserOverridesNothingOfTheMeshButMaySetSwitchesForTests() {
        Resolution resolution = sample.resolution();
        var executions = new TreeMap<>(resolution.executions());
        var wanted = new TreeMap<>(Map.of(
                "CATAMARAN_EGRESS", "elsewhere:1",
                "CATAMARAN_CELL", "cell-z",
                "CATAMARAN_STORE_RELATIONS", "elsewhere:2",
                "CATAMARAN_TEST_DROP_RECORD", "7",
                "CATAMARAN", "fine"));
        executions.put(
                new WorkloadName("gateway"), new Execution(new Program.Application(List.of("true"), "image"), wanted));
        WorkloadPlan plan = Planner.plan(resolution.model().orElseThrow(), executions);
        assertThat(workload(plan, "gateway", "cell-a").env())
                .containsExactly(
                        entry("CATAMARAN", "fine"),
                        entry("CATAMARAN_CELLS", "cell-a,cell-b"),
                        entry("CATAMARAN_EGRESS", "${ADDRESS}:15001"),
                        entry("CATAMARAN_TEST_DROP_RECORD", "7"));
    }

    @Test
    void aGatewayIsItsSidecarAlone() {
        assertThat(workload("access", "cell-a"))
                .isEqualTo(new Workload(
                        new WorkloadName("access"),
                        new CellName("cell-a"),
                        Layer.ACCESS,
                        new Program.Gateway(),
                        new Port(8080),
                        1,
                        new TreeMap<>(),
                        List.of()));
    }

    @Test
    void shardsAreReplicas() {
        sample.caches.getFirst().setSpec(new CacheClusterSpec(CacheClusterSpec.Engine.REDIS, 3, "1Gi", "50ms", false));
        Workload hot = workload("hot", "cell-a");
        assertThat(hot.replicas()).isEqualTo(3);
        assertThat(hot.program()).isEqualTo(new Program.Redis(1024));
        assertThat(hot.layer()).isEqualTo(Layer.CACHE);
    }

    @Test
    void aBrokerAdvertisesThePortOfItsCellOnItsClientsSidecar() {
        assertThat(workload("feed-bus", "cell-a").program())
                .isEqualTo(new Program.Kafka("feed-bus.cell-a.mesh:19092", List.of("relation.direct:4:2")));
        assertThat(workload("feed-bus", "cell-b").program())
                .isEqualTo(new Program.Kafka("feed-bus.cell-b.mesh:19093", List.of("relation.direct:4:2")));
    }

    @Test
    void aStoreHasItsDatabases() {
        Workload store = workload("relations", "cell-b");
        assertThat(store.program()).isEqualTo(new Program.PostgreSql(List.of("relation")));
        assertThat(store.port()).isEqualTo(new Port(5432));
        assertThat(store.layer()).isEqualTo(Layer.STORAGE);
        assertThat(store.env()).isEmpty();
    }

    @Test
    void aServiceThatNobodySaysHowToRunIsRefused() {
        assertThatThrownBy(() -> Planner.plan(sample.resolution().model().orElseThrow(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("applier");
    }

    @Test
    void theOrderOfTheResourcesDoesNotMatter() {
        sample.caches.add(Sample.cache("cold"));
        sample.datastores.add(Sample.datastore("posts"));
        sample.buses.add(Sample.bus("audit"));
        sample.cells.add(Sample.cell("cell-c"));
        WorkloadPlan first = plan(sample);
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            sample.shuffle(random);
            assertThat(plan(sample)).isEqualTo(first);
        }
    }

    private static WorkloadPlan plan(Sample sample) {
        Resolution resolution = sample.resolution();
        return Planner.plan(resolution.model().orElseThrow(), resolution.executions());
    }

    private Workload workload(String name, String cell) {
        return workload(plan(sample), name, cell);
    }

    private static Workload workload(WorkloadPlan plan, String name, String cell) {
        return plan.workloads().stream()
                .filter(w -> w.name().value().equals(name) && w.cell().value().equals(cell))
                .findFirst()
                .orElseThrow();
    }
}
