package dev.catamaran.xds.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.catamaran.core.model.Cell;
import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.Endpoint;
import dev.catamaran.core.model.Identity;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.WorkloadName;
import dev.catamaran.xds.fixture.SampleMesh;
import dev.catamaran.xds.snapshot.GroupSnapshot;
import dev.catamaran.xds.snapshot.Resource;
import dev.catamaran.xds.snapshot.TypeUrl;
import io.envoyproxy.envoy.config.core.v3.HealthStatus;
import io.envoyproxy.envoy.config.endpoint.v3.ClusterLoadAssignment;
import io.envoyproxy.envoy.config.listener.v3.Listener;
import io.envoyproxy.envoy.config.route.v3.RouteConfiguration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class XdsTranslatorTest {
    private static final List<WorkloadName> WORKLOADS = List.of(
            SampleMesh.ACCESS,
            SampleMesh.GATEWAY,
            SampleMesh.RELATION,
            SampleMesh.HOT,
            SampleMesh.BUS,
            SampleMesh.RELATIONS);

    @Test
    void shuffledInputHasTheSameBytes() {
        MeshModel model = SampleMesh.mesh(true, SampleMesh.active());
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            List<Endpoint> endpoints = new ArrayList<>(SampleMesh.endpoints());
            Collections.shuffle(endpoints, random);
            List<Cell> cells = new ArrayList<>(SampleMesh.active());
            Collections.shuffle(cells, random);
            MeshModel shuffled = SampleMesh.mesh(true, cells);
            for (WorkloadName workload : WORKLOADS) {
                assertThat(translate(shuffled, endpoints, workload))
                        .isEqualTo(translate(model, SampleMesh.endpoints(), workload));
            }
        }
    }

    @Test
    void endpointChurnChangesEdsOnly() {
        MeshModel model = SampleMesh.mesh(true, SampleMesh.active());
        for (WorkloadName workload : WORKLOADS) {
            GroupSnapshot before = translate(model, SampleMesh.endpoints(), workload);
            GroupSnapshot after = translate(model, List.of(), workload);
            for (TypeUrl type : List.of(TypeUrl.CDS, TypeUrl.LDS, TypeUrl.RDS)) {
                assertThat(after.of(type)).isEqualTo(before.of(type));
            }
            if (!before.of(TypeUrl.EDS).isEmpty()) {
                assertThat(after.of(TypeUrl.EDS)).isNotEqualTo(before.of(TypeUrl.EDS));
            }
        }
    }

    @Test
    void desiredReplicasAreTheDenominator() throws Exception {
        ClusterLoadAssignment relation = endpoints(SampleMesh.mesh(true, SampleMesh.active()));
        assertThat(relation.getEndpointsList())
                .hasSize(2)
                .allSatisfy(
                        cell -> assertThat(cell.getLbEndpointsList().stream().map(e -> e.getHealthStatus()))
                                .containsExactly(HealthStatus.HEALTHY, HealthStatus.UNHEALTHY));
        assertThat(relation.getEndpointsList().stream().map(c -> c.getPriority()))
                .containsExactly(0, 1);
        assertThat(relation.toString()).doesNotContain("127.11.1.4");
    }

    @Test
    void requestsEnterByWeightWhileACellReturns() throws Exception {
        MeshModel model = SampleMesh.mesh(true, SampleMesh.returning());
        ClusterLoadAssignment gateway = endpoints(model, SampleMesh.ACCESS, "gateway");
        assertThat(gateway.getEndpointsList().stream().map(c -> c.getPriority()))
                .containsExactly(0, 0);
        assertThat(gateway.getEndpointsList().stream()
                        .map(c -> c.getLoadBalancingWeight().getValue()))
                .containsExactly(100, 40);
    }

    @Test
    void callsStayInTheirCellWhileAnotherOneReturns() throws Exception {
        ClusterLoadAssignment relation = endpoints(SampleMesh.mesh(true, SampleMesh.returning()));
        assertThat(relation.getEndpointsList().stream().map(c -> c.getPriority()))
                .containsExactly(0, 1);
    }

    @Test
    void callsStayInACellThatReturnsOnceItHasAWeight() throws Exception {
        MeshModel model = SampleMesh.mesh(true, SampleMesh.returning());
        GroupSnapshot gateway = XdsTranslator.translate(
                model, SampleMesh.endpoints(), new Group(SampleMesh.GATEWAY, SampleMesh.B), SampleMesh::descriptor);
        assertThat(
                        ClusterLoadAssignment.parseFrom(
                                        named(gateway, TypeUrl.EDS, "relation").bytes())
                                .getEndpointsList()
                                .stream()
                                .map(c -> c.getPriority()))
                .containsExactly(1, 0);
    }

    /** Asked for cell-a's callers, whose own cell has not caught up. */
    @Test
    void cellThatHasNotCaughtUpIsCalledByNobodyItsOwnCallersIncluded() throws Exception {
        ClusterLoadAssignment relation = endpoints(SampleMesh.mesh(true, SampleMesh.catchingUp()));
        assertThat(relation.getEndpointsList().stream().map(c -> c.getPriority()))
                .containsExactly(1, 0);
        assertThat(health(relation))
                .containsExactly(
                        List.of(HealthStatus.UNHEALTHY, HealthStatus.UNHEALTHY),
                        List.of(HealthStatus.HEALTHY, HealthStatus.UNHEALTHY));
    }

    @Test
    void cellThatHasNotCaughtUpIsBetterThanNone() throws Exception {
        assertThat(health(endpoints(SampleMesh.mesh(true, SampleMesh.noneServes()))))
                .containsExactly(
                        List.of(HealthStatus.HEALTHY, HealthStatus.UNHEALTHY),
                        List.of(HealthStatus.UNHEALTHY, HealthStatus.UNHEALTHY));
    }

    @Test
    void cellThatHasNotCaughtUpKeepsItsDoorShut() {
        assertThat(doors(SampleMesh.catchingUp(), SampleMesh.A)).isEmpty();
        assertThat(doors(SampleMesh.catchingUp(), SampleMesh.B)).containsExactly("public");
        assertThat(doors(SampleMesh.returning(), SampleMesh.B)).containsExactly("public");
    }

    @Test
    void doorOpensWhenNoCellHasCaughtUp() {
        assertThat(doors(SampleMesh.noneServes(), SampleMesh.A)).containsExactly("public");
    }

    @Test
    void doorIsOpenWhenCellsDoNotStandInForEachOther() {
        assertThat(doors(false, SampleMesh.catchingUp(), SampleMesh.A)).containsExactly("public");
    }

    /** Of each cell's replicas. */
    private static List<List<HealthStatus>> health(ClusterLoadAssignment assignment) {
        return assignment.getEndpointsList().stream()
                .map(cell -> cell.getLbEndpointsList().stream()
                        .map(e -> e.getHealthStatus())
                        .toList())
                .toList();
    }

    private static List<String> doors(List<Cell> cells, CellName own) {
        return doors(true, cells, own);
    }

    private static List<String> doors(boolean priorities, List<Cell> cells, CellName own) {
        var group = new Group(SampleMesh.ACCESS, own);
        return XdsTranslator.translate(
                        SampleMesh.mesh(priorities, cells), SampleMesh.endpoints(), group, SampleMesh::descriptor)
                .of(TypeUrl.LDS)
                .stream()
                .map(Resource::name)
                .filter("public"::equals)
                .toList();
    }

    @Test
    void priorityZeroIsNeverEmpty() throws Exception {
        ClusterLoadAssignment relation = endpoints(SampleMesh.mesh(false, SampleMesh.catchingUp()));
        assertThat(relation.getEndpointsList().stream().map(c -> c.getPriority()))
                .containsExactly(0);
    }

    @Test
    void withoutPrioritiesOnlyTheOwnCellIsCalled() throws Exception {
        ClusterLoadAssignment relation = endpoints(SampleMesh.mesh(false, SampleMesh.active()));
        assertThat(relation.getEndpointsList().stream().map(c -> c.getLocality().getZone()))
                .containsExactly("cell-a");
    }

    @Test
    void aMethodDecidesWhetherItIsTriedAgain() throws Exception {
        GroupSnapshot gateway =
                translate(SampleMesh.mesh(true, SampleMesh.active()), SampleMesh.endpoints(), SampleMesh.GATEWAY);
        var routes = RouteConfiguration.parseFrom(
                        named(gateway, TypeUrl.RDS, "egress").bytes())
                .getVirtualHosts(0)
                .getRoutesList();
        assertThat(routes.stream()
                        .map(r -> r.getMatch().getPath() + " "
                                + r.getRoute().getRetryPolicy().getRetryOn() + " "
                                + r.getRoute().getHedgePolicy().getHedgeOnPerTryTimeout()))
                .containsExactly(
                        "/feed.relation.v1.Relations/Follow reset,refused-stream,unavailable,connect-failure,deadline-exceeded false",
                        "/feed.relation.v1.Relations/Following reset,refused-stream,unavailable,connect-failure,deadline-exceeded true",
                        "/feed.relation.v1.Relations/Poke connect-failure,refused-stream false",
                        " connect-failure,refused-stream false");
    }

    @Test
    void onlyTheReplicasOwnAddressesAreStamped() throws Exception {
        Identity replica = new Identity(SampleMesh.RELATION, SampleMesh.A, 0, "10.1.2.3", "127.0.0.1");
        GroupSnapshot relation =
                translate(SampleMesh.mesh(true, SampleMesh.active()), SampleMesh.endpoints(), SampleMesh.RELATION);
        for (Resource resource : relation.resources()) {
            Resource stamped = AddressStamp.stamp(resource, replica);
            boolean own = resource.type() == TypeUrl.LDS || resource.name().startsWith("local/");
            assertThat(stamped.equals(resource)).as(resource.name()).isEqualTo(!own);
            assertThat(stamped.bytes().toStringUtf8()).doesNotContain(AddressStamp.OUTSIDE, AddressStamp.INSIDE);
            if (resource.type() == TypeUrl.LDS) {
                String bound = Listener.parseFrom(stamped.bytes())
                        .getAddress()
                        .getSocketAddress()
                        .getAddress();
                assertThat(bound)
                        .as(resource.name())
                        .isEqualTo(
                                List.of("ingress", "health", "metrics").contains(resource.name())
                                        ? "10.1.2.3"
                                        : "127.0.0.1");
            }
        }
    }

    @Test
    void anUnknownWorkloadIsRefused() {
        assertThatThrownBy(() ->
                        translate(SampleMesh.mesh(true, SampleMesh.active()), List.of(), new WorkloadName("nobody")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody");
    }

    private static ClusterLoadAssignment endpoints(MeshModel model) throws Exception {
        return endpoints(model, SampleMesh.GATEWAY, "relation");
    }

    private static ClusterLoadAssignment endpoints(MeshModel model, WorkloadName caller, String cluster)
            throws Exception {
        GroupSnapshot snapshot = translate(model, SampleMesh.endpoints(), caller);
        return ClusterLoadAssignment.parseFrom(
                named(snapshot, TypeUrl.EDS, cluster).bytes());
    }

    private static Resource named(GroupSnapshot snapshot, TypeUrl type, String name) {
        return snapshot.of(type).stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static GroupSnapshot translate(MeshModel model, List<Endpoint> endpoints, WorkloadName workload) {
        return XdsTranslator.translate(model, endpoints, new Group(workload, SampleMesh.A), SampleMesh::descriptor);
    }
}
