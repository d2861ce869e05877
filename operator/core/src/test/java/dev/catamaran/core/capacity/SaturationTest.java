package dev.catamaran.core.capacity;

import static dev.catamaran.core.capacity.Meshes.A;
import static dev.catamaran.core.capacity.Meshes.RELATIONS;
import static dev.catamaran.core.capacity.Meshes.call;
import static dev.catamaran.core.capacity.Meshes.gateway;
import static dev.catamaran.core.capacity.Meshes.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.catamaran.core.model.CellName;
import dev.catamaran.core.model.FailoverPolicy;
import dev.catamaran.core.model.MeshModel;
import dev.catamaran.core.model.RequestRate;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SaturationTest {
    private static final FailoverPolicy POLICY = new FailoverPolicy(true, 0.8, true, Duration.ofSeconds(5));

    private static MeshModel feed(double gatewayCapacity, double timelineCalls) {
        return Meshes.mesh(
                2,
                POLICY,
                List.of(gateway("access", "gateway", 1)),
                List.of(
                        service("gateway", 1, gatewayCapacity, List.of(), call("timeline", timelineCalls)),
                        service("timeline", 1, 400, List.of())));
    }

    @Test
    void theServiceThatIsFullFirstDecidesWithAllOfItsCapacity() {
        Saturation saturation = declared(feed(500, 0.85)).saturation(A);

        assertThat(saturation.atEdge().perSecond()).isCloseTo(400 / 0.85, within(1e-9));
        assertThat(saturation.arithmetic()).isEqualTo("timeline: 1 × 400 req/s / 0.85 = 470.59 req/s");
    }

    @Test
    void fewerCallsMakeAnotherServiceTheFirst() {
        assertThat(declared(feed(450, 0.85)).saturation(A))
                .isEqualTo(new Saturation(new RequestRate(450), "gateway: 1 × 450 req/s / 1 = 450 req/s"));
    }

    @Test
    void allSurvivorsCountTogether() {
        MeshModel three = Meshes.mesh(
                3, POLICY, List.of(gateway("access", "gateway", 2)), List.of(service("gateway", 4, 100, List.of())));

        assertThat(declared(three).saturation(A))
                .isEqualTo(new Saturation(new RequestRate(400), "gateway: 8 × 100 req/s / 2 = 400 req/s"));
    }

    @Test
    void whatIsMissingCarriesNothing() {
        var guard = new Guard(Meshes.feed(true), (workload, cell) -> workload.equals(RELATIONS) ? 0 : 1);

        assertThat(guard.saturation(A))
                .isEqualTo(new Saturation(RequestRate.ZERO, "relations: losing cell-a leaves no ready replica"));
    }

    @Test
    void withoutAnyCapacityNothingIsPredicted() {
        Saturation saturation = declared(feed(0, 0)).saturation(A);

        assertThat(saturation.atEdge()).isEqualTo(RequestRate.ZERO);
        assertThat(saturation.arithmetic()).startsWith("nothing to judge by");
    }

    @Test
    void aCellThatIsNotThereCannotBeLost() {
        var guard = declared(Meshes.feed(true));
        assertThatThrownBy(() -> guard.saturation(new CellName("cell-z")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cell-z");
    }

    /** The 50 % rule's share of the saturation is what the guard admits, and not a bit more. */
    @Test
    void theGuardAdmitsTheAllowedShareOfTheSaturation() {
        var random = new Random(5);
        for (int i = 0; i < 500; i++) {
            MeshModel model = Meshes.random(random);
            Guard guard = declared(model);
            double admitted =
                    guard.saturation(A).atEdge().perSecond() * model.failover().allowedUtilization();
            if (admitted > 0) {
                assertThat(guard.verdict(A, new RequestRate(admitted)).admitted())
                        .isTrue();
                assertThat(guard.verdict(A, new RequestRate(admitted * 1.001)).admitted())
                        .isFalse();
            }
        }
    }

    private static Guard declared(MeshModel model) {
        return new Guard(model, ReadyReplicas.declared(model));
    }
}
