package dev.catamaran.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.api.DrillSpec;
import dev.catamaran.core.drill.Cells;
import dev.catamaran.core.drill.Fault;
import dev.catamaran.core.model.CellName;
import dev.catamaran.judge.Expectations;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrillPlanTest {
    private static final Cells.Admission GUARDS = new Cells.Admission(
            true, "gateway: losing cell-a leaves 1 × 75", 75, "gateway: 1 × 75 req/s / 1 = 75 req/s");

    @Test
    void admissionIsToldInTheDrillsOwnRequests() {
        var admission = plan(100, 0.5).inItsOwnRequests(GUARDS);
        assertThat(admission.admitted()).isTrue();
        assertThat(admission.saturation()).isEqualTo(150);
        assertThat(admission.arithmetic())
                .isEqualTo("100 req/s that cost 0.5 each are a demand of 50; gateway: losing cell-a leaves 1 × 75");
        assertThat(admission.saturationArithmetic())
                .isEqualTo("gateway: 1 × 75 req/s / 1 = 75 req/s; at a cost of 0.5 each 150 req/s");
        assertThat(plan(50, 1).inItsOwnRequests(GUARDS)).isEqualTo(GUARDS);
    }

    private static DrillPlan plan(int rate, double requestCost) {
        var phase = Duration.ofSeconds(2);
        return new DrillPlan(
                "drill",
                new Fault.CellOutage("fault", new CellName("cell-a"), false),
                rate,
                requestCost,
                new DrillSpec.Mix(100, 0, 0, 0, 0),
                0,
                null,
                phase,
                phase,
                phase,
                List.of(),
                "",
                phase,
                Expectations.DEFAULT);
    }
}
