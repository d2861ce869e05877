package dev.catamaran.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.cli.controller.Api;
import org.junit.jupiter.api.Test;

class ApiMeshTest {
    @Test
    void admissionIsToldInTheDrillsOwnRequests() {
        var answer = Api.JSON
                .createObjectNode()
                .put("admitted", true)
                .put("arithmetic", "gateway: losing cell-a leaves 1 × 75")
                .put("saturation", 75.0)
                .put("saturationArithmetic", "gateway: 1 × 75 req/s / 1 = 75 req/s");
        var admission = ApiMesh.inItsOwnRequests(answer, 100, 0.5);
        assertThat(admission.admitted()).isTrue();
        assertThat(admission.saturation()).isEqualTo(150);
        assertThat(admission.arithmetic())
                .isEqualTo("100 req/s that cost 0.5 each are a demand of 50; gateway: losing cell-a leaves 1 × 75");
        assertThat(admission.saturationArithmetic())
                .isEqualTo("gateway: 1 × 75 req/s / 1 = 75 req/s; at a cost of 0.5 each 150 req/s");
        assertThat(ApiMesh.inItsOwnRequests(answer, 50, 1).saturationArithmetic())
                .isEqualTo("gateway: 1 × 75 req/s / 1 = 75 req/s");
    }
}
