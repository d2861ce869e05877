package dev.catamaran.feed.kit.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.feed.kit.breaker.Breaker.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private Instant now = Instant.ofEpochMilli(1_000_000);
    private final Breaker breaker = new Breaker(3, Duration.ofMillis(500), () -> now);

    @Test
    void opensAtTheThirdFailureInARow() {
        assertThat(breaker.failed()).isFalse();
        assertThat(breaker.failed()).isFalse();
        assertThat(breaker.ask()).isEqualTo(Permission.USE);
        assertThat(breaker.failed()).isTrue();
        assertThat(breaker.ask()).isEqualTo(Permission.SKIP);
    }

    @Test
    void successBetweenFailuresStartsTheCountAgain() {
        breaker.failed();
        breaker.failed();
        assertThat(breaker.succeeded()).isFalse();
        breaker.failed();
        breaker.failed();
        assertThat(breaker.open()).isFalse();
    }

    @Test
    void oneProbeAnIntervalWhileOpen() {
        open();
        now = now.plusMillis(499);
        assertThat(breaker.ask()).isEqualTo(Permission.SKIP);
        now = now.plusMillis(1);
        assertThat(IntStream.range(0, 3).mapToObj(i -> breaker.ask()))
                .containsExactly(Permission.PROBE, Permission.SKIP, Permission.SKIP);
        now = now.plusMillis(500);
        assertThat(breaker.ask()).isEqualTo(Permission.PROBE);
    }

    @Test
    void failuresWhileOpenDoNotPutTheProbeOff() {
        open();
        now = now.plusMillis(400);
        assertThat(breaker.failed()).isFalse();
        now = now.plusMillis(100);
        assertThat(breaker.ask()).isEqualTo(Permission.PROBE);
    }

    @Test
    void successClosesIt() {
        open();
        assertThat(breaker.succeeded()).isTrue();
        assertThat(breaker.ask()).isEqualTo(Permission.USE);
    }

    private void open() {
        for (int i = 0; i < 3; i++) {
            breaker.failed();
        }
    }
}
