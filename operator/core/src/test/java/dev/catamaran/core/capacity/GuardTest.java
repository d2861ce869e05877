package dev.catamaran.core.capacity;

import static dev.catamaran.core.capacity.Meshes.A;
import static dev.catamaran.core.capacity.Meshes.B;
import static dev.catamaran.core.capacity.Meshes.RELATIONS;
import static dev.catamaran.core.capacity.Meshes.call;
import static dev.catamaran.core.capacity.Meshes.gateway;
import static dev.catamaran.core.capacity.Meshes.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.FailoverPolicy;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.RequestRate;
import dev.catamaran.core.model.WorkloadName;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardTest {
    private static final FailoverPolicy POLICY = new FailoverPolicy(true, 0.8, true);

    @Test
    void whatTheOtherCellCarriesIsAdmitted() {
        assertThat(declared(Meshes.feed(true)).verdict(A, new RequestRate(720)))
                .isEqualTo(new Verdict.Admit(
                        A,
                        "gateway: losing cell-a leaves 1 × 900 req/s × 80 % = 720 req/s for a demand of 720 req/s,"
                                + " enough"));
    }

    @Test
    void whatItDoesNotCarryIsRefusedWithAllThatIsNeeded() {
        Verdict verdict = declared(Meshes.feed(true)).verdict(A, new RequestRate(1000));
        assertThat(verdict)
                .isEqualTo(new Verdict.Refuse(
                        A,
                        "gateway: losing cell-a leaves 1 × 900 req/s × 80 % = 720 req/s for a demand of 1000 req/s;"
                                + " needs 1 more replica in cell-b, and relation 1 more"));
        assertThat(verdict.admitted()).isFalse();
    }

    @Test
    void demandIsCarriedAlongTheCalls() {
        MeshModel wideGateway = Meshes.mesh(
                2,
                POLICY,
                List.of(gateway("access", "gateway", 1)),
                List.of(
                        service("gateway", 1, 9000, List.of(), call("relation", 1.3)),
                        service("relation", 1, 1200, List.of())));
        assertThat(declared(wideGateway).verdict(A, new RequestRate(1000)).arithmetic())
                .isEqualTo(
                        "relation: losing cell-a leaves 1 × 1200 req/s × 80 % = 960 req/s for a demand of 1300 req/s;"
                                + " needs 1 more replica in cell-b");
    }

    @Test
    void demandOfTwoWaysIsAdded() {
        MeshModel diamond = Meshes.mesh(
                2,
                POLICY,
                List.of(gateway("access", "top", 2)),
                List.of(
                        service("top", 100, 1000, List.of(), call("left", 1), call("right", 0.5)),
                        service("left", 100, 1000, List.of(), call("bottom", 3)),
                        service("right", 100, 1000, List.of(), call("bottom", 4)),
                        service("bottom", 1, 1000, List.of())));
        // 100 at the edge: 200 to top, 200 to left, 100 to right, 600 + 400 to bottom
        assertThat(declared(diamond).verdict(A, new RequestRate(100)).arithmetic())
                .startsWith("bottom: ")
                .contains("for a demand of 1000 req/s; needs 1 more replica in cell-b");
    }

    @Test
    void withTwoGatewaysEachServiceIsJudgedByTheWorseOne() {
        MeshModel two = Meshes.mesh(
                2,
                POLICY,
                List.of(gateway("access", "left", 1), gateway("back-door", "right", 1)),
                List.of(service("left", 1, 1000, List.of()), service("right", 1, 500, List.of())));
        assertThat(declared(two).carriesAlone(B)).isEqualTo(new RequestRate(400));
    }

    @Test
    void theRuleMayOnlyWarn() {
        Verdict verdict = declared(Meshes.feed(false)).verdict(A, new RequestRate(1000));
        assertThat(verdict).isInstanceOf(Verdict.Warn.class);
        assertThat(verdict.admitted()).isTrue();
        assertThat(verdict.arithmetic()).contains("losing cell-a leaves", "needs 1 more replica");
        assertThat(declared(Meshes.feed(false)).verdict(A, new RequestRate(720)))
                .isInstanceOf(Verdict.Admit.class);
    }

    @Test
    void eachCellHasAVerdict() {
        assertThat(declared(Meshes.feed(true)).verdicts(new RequestRate(1)))
                .extracting(Verdict::lost)
                .containsExactly(A, B);
    }

    @Test
    void onlyReadyReplicasOfTheOtherCellsCount() {
        MeshModel model = Meshes.feed(true);
        List<Endpoint> endpoints = List.of(
                endpoint("access", B, 0, true),
                endpoint("gateway", A, 0, true),
                endpoint("gateway", B, 0, true),
                endpoint("gateway", B, 1, true),
                endpoint("relation", B, 0, true),
                endpoint("relation", B, 1, false),
                endpoint("relations", B, 0, true));
        Guard guard = new Guard(model, ReadyReplicas.of(endpoints));
        assertThat(guard.verdict(A, new RequestRate(1000)).arithmetic())
                .startsWith("relation: losing cell-a leaves 1 × 1200 req/s × 80 % = 960 req/s for a demand of 1300");
        assertThat(guard.carriesAlone(B).perSecond()).isCloseTo(960 / 1.3, within(1e-9));
        assertThat(guard.carriesAlone(A)).isEqualTo(RequestRate.ZERO);
    }

    @Test
    void aStoreThatIsNotReadyCarriesNothing() {
        Guard guard = new Guard(Meshes.feed(true), (workload, cell) -> workload.equals(RELATIONS) ? 0 : 1);
        assertThat(guard.verdict(A, new RequestRate(1)))
                .isEqualTo(new Verdict.Refuse(
                        A, "relations: losing cell-a leaves no ready replica; needs 1 more replica in cell-b"));
        assertThat(guard.carriesAlone(B)).isEqualTo(RequestRate.ZERO);
    }

    @Test
    void whatNoRequestPassesThroughIsNotNeeded() {
        var applier = new WorkloadName("applier");
        Guard guard = new Guard(Meshes.feed(true), (workload, cell) -> workload.equals(applier) ? 0 : 1);
        assertThat(guard.verdict(A, new RequestRate(720)).admitted()).isTrue();
    }

    @Test
    void whereNothingHasACapacityNothingIsAdmitted() {
        MeshModel model = Meshes.mesh(
                2, POLICY, List.of(gateway("access", "gateway", 1)), List.of(service("gateway", 1, 0, List.of())));
        Verdict verdict = declared(model).verdict(A, RequestRate.ZERO);
        assertThat(verdict).isInstanceOf(Verdict.Refuse.class);
        assertThat(verdict.arithmetic())
                .isEqualTo("losing cell-a leaves nothing to judge by: no service behind an AccessGateway has a"
                        + " capacityPerReplica; declare it");
        assertThat(declared(model).carriesAlone(B)).isEqualTo(RequestRate.ZERO);
    }

    @Test
    void aCellThatIsNotThereCannotBeLost() {
        assertThatThrownBy(() -> declared(Meshes.feed(true)).verdict(new CellName("cell-z"), RequestRate.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cell-z");
    }

    private static Guard declared(MeshModel model) {
        return new Guard(model, ReadyReplicas.declared(model));
    }

    private static Endpoint endpoint(String workload, CellName cell, int ordinal, boolean ready) {
        return new Endpoint(new WorkloadName(workload), cell, ordinal, "127.0.0.1", ready);
    }
}
