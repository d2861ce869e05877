package dev.catamaran.core.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.api.CallSpec;
import dev.catamaran.core.model.AccessGateway;
import dev.catamaran.core.model.Budget;
import dev.catamaran.core.model.Bus;
import dev.catamaran.core.model.Cache;
import dev.catamaran.core.model.Call;
import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.CellState;
import dev.catamaran.core.model.FailoverPolicy;
import dev.catamaran.core.model.Idempotency;
import dev.catamaran.core.model.Layer;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.Method;
import dev.catamaran.core.model.Overload;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.RateLimit;
import dev.catamaran.core.model.RequestRate;
import dev.catamaran.core.model.Service;
import dev.catamaran.core.model.Store;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.core.plan.Execution;
import dev.catamaran.core.plan.Program;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ResolverTest {
    private static final WorkloadName GATEWAY = new WorkloadName("gateway");
    private static final WorkloadName RELATION = new WorkloadName("relation");

    @Test
    void aMeshWithoutMistakesHasNoProblems() {
        assertThat(Sample.feed().resolution().problems()).isEmpty();
    }

    @Test
    void everythingThatIsWrittenIsInTheModel() {
        MeshModel model = model(Sample.feed());
        assertThat(model.name()).isEqualTo("feed");
        assertThat(model.namespace()).isEqualTo("default");
        assertThat(model.trustDomain()).isEqualTo("feed.catamaran.dev");
        assertThat(model.failover()).isEqualTo(new FailoverPolicy(true, 0.8, true, Duration.ofSeconds(5)));
        assertThat(model.cells())
                .containsExactly(
                        new Cell(new CellName("cell-a"), 0, CellState.ACTIVE, 100, 1),
                        new Cell(new CellName("cell-b"), 1, CellState.ACTIVE, 100, 1));
        assertThat(model.service(GATEWAY))
                .contains(new Service(
                        GATEWAY,
                        Layer.LOGIC,
                        new Port(9000),
                        1,
                        new RequestRate(900),
                        List.of(new Method("/feed.v1.Api/Get", Idempotency.NO_SIDE_EFFECTS)),
                        List.of(new Call(RELATION, budget(1500, 600), 1.3)),
                        List.of(),
                        List.of(),
                        List.of(),
                        RateLimit.NONE));
        assertThat(model.gateways())
                .containsExactly(new AccessGateway(
                        new WorkloadName("access"),
                        new Port(8080),
                        new Call(GATEWAY, budget(2000, 2000), 1),
                        List.of("feed.v1.Api"),
                        "feed.binpb",
                        RequestRate.ZERO,
                        Overload.NONE,
                        RateLimit.NONE));
        assertThat(model.caches())
                .containsExactly(new Cache(
                        new WorkloadName("hot"), new Port(6379), 1, 32, Duration.ofMillis(100), true, new Port(16379)));
        assertThat(model.buses())
                .containsExactly(new Bus(
                        new WorkloadName("feed-bus"),
                        new Port(9092),
                        List.of(new Bus.Topic("relation.direct", 4, 2)), // 90 minutes are two begun hours
                        Bus.Acknowledgement.ALL_CELLS,
                        new Port(19092)));
        assertThat(model.stores())
                .containsExactly(
                        new Store(new WorkloadName("relations"), new Port(5432), List.of("relation"), new Port(15432)));
    }

    @Test
    void aServiceThatOnlyConsumesHasAPortAndNoCapacity() {
        Service applier =
                model(Sample.feed()).service(new WorkloadName("applier")).orElseThrow();
        assertThat(applier.port()).isEqualTo(new Port(9000));
        assertThat(applier.capacityPerReplica()).isEqualTo(RequestRate.ZERO);
        assertThat(applier.methods()).isEmpty();
        assertThat(applier.buses()).containsExactly(new WorkloadName("feed-bus"));
    }

    @Test
    void aCallWithoutPerTryTimeoutHasThatOfTheWholeCall() {
        Sample sample = Sample.feed();
        var call = new CallSpec("relation", "0.5", "1m30s", null, 0);
        sample.replaceService(Sample.called("gateway", 9000, 900, Sample.uses(), call));
        assertThat(model(sample).service(GATEWAY).orElseThrow().calls())
                .containsExactly(
                        new Call(RELATION, new Budget(Duration.ofSeconds(90), Duration.ofSeconds(90), 0), 0.5));
    }

    @Test
    void egressPortsCountByName() {
        Sample sample = Sample.feed();
        sample.caches.add(Sample.cache("cold"));
        sample.datastores.add(Sample.datastore("posts"));
        sample.buses.add(Sample.bus("audit"));
        MeshModel model = model(sample);
        assertThat(model.caches().stream().map(c -> c.name() + " " + c.egress()))
                .containsExactly("cold 16379", "hot 16380");
        assertThat(model.stores().stream().map(s -> s.name() + " " + s.egress()))
                .containsExactly("posts 15432", "relations 15433");
        assertThat(model.buses().stream().map(b -> b.name() + " " + b.firstEgress()))
                .containsExactly("audit 19092", "feed-bus 19108");
    }

    @Test
    void theNamespaceIsTheMeshs() {
        Sample sample = Sample.feed();
        sample.meshes.getFirst().getMetadata().setNamespace("social");
        assertThat(model(sample).namespace()).isEqualTo("social");
    }

    @Test
    void howServicesAreRunGoesBesideTheModel() {
        assertThat(Sample.feed().resolution().executions())
                .containsEntry(
                        GATEWAY,
                        new Execution(
                                new Program.Application(List.of("java", "-jar", "gateway.jar"), "feed/gateway"),
                                new TreeMap<>(Map.of("COLOUR", "blue"))))
                .hasSize(3);
    }

    @Test
    void theOrderOfTheResourcesDoesNotMatter() {
        Sample sample = mistaken();
        Resolution first = sample.resolution();
        assertThat(first.problems()).hasSizeGreaterThan(5);
        assertThat(first.model()).isPresent();
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            sample.shuffle(random);
            assertThat(sample.resolution()).isEqualTo(first);
        }
    }

    @Test
    void problemsAreOrderedByResourceThenField() {
        List<Problem> problems = mistaken().resolution().problems();
        assertThat(problems.stream().map(p -> p.resource() + " " + p.field())).isSorted();
    }

    /** Mistakes of many kinds, some of which could be blamed on either of two resources. */
    private static Sample mistaken() {
        Sample sample = Sample.feed();
        sample.services.add(Sample.called("hot", 9000, 100, Sample.uses()));
        sample.services.add(Sample.called("relation", 9001, 100, Sample.uses()));
        sample.services.add(Sample.called("ping", 9000, 100, Sample.uses(), Sample.call("pong", "1")));
        sample.services.add(Sample.called("pong", 9000, 100, Sample.uses(), Sample.call("ping", "1")));
        sample.services.add(Sample.called("deaf", 8080, 100, Sample.uses(), Sample.call("relatio", "1")));
        sample.services.add(Sample.called("caller", 9000, 100, Sample.uses(), Sample.call("deaf", "1")));
        sample.gateways.add(Sample.gateway("second", "gateway", 5000));
        sample.cells.add(Sample.cell("cell-a"));
        sample.drills.add(Sample.drill("unhappy", "cell-c"));
        return sample;
    }

    private static MeshModel model(Sample sample) {
        return sample.resolution().model().orElseThrow();
    }

    private static Budget budget(int timeoutMs, int perTryMs) {
        return new Budget(Duration.ofMillis(timeoutMs), Duration.ofMillis(perTryMs), 2);
    }
}
