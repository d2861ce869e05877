package dev.catamaran.judge.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DotTest {
    private static final long FAULT = 20_000_000;

    @Test
    void aDotIsARequestSeenFromTheFault() {
        var dots = Dot.around(
                List.of(Requests.failed(2, FAULT + 250_000, 40, ""), Requests.ok(1, FAULT - 2_000_000, 7, "b")), FAULT);

        assertThat(dots)
                .containsExactly(
                        new Dot(-2, 7, "Person", false, "in", "b", 200, ""),
                        new Dot(0.25, 40, "Person", true, "in", "", 503, "reset"));
    }

    @Test
    void fiveSecondsAreNearAndNotAMicrosecondMore() {
        var dots = Dot.around(
                List.of(
                        Requests.ok(1, FAULT - 5_000_001, 1, "a"),
                        Requests.ok(2, FAULT - 5_000_000, 1, "a"),
                        Requests.ok(3, FAULT + 5_000_000, 1, "a"),
                        Requests.ok(4, FAULT + 5_000_001, 1, "a")),
                FAULT);

        assertThat(dots).extracting(Dot::at).containsExactly(-5.0, 5.0);
    }
}
