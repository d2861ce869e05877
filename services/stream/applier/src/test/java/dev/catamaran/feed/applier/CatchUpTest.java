package dev.catamaran.feed.applier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class CatchUpTest {
    private static final Position DIRECT = new Position("relation.direct", 0);
    private static final Position COPIES = Position.ofCopies("cell-b", "relation.direct", 0);

    private final CatchUp catchUp = new CatchUp();

    @Test
    void notReadyBeforeTheEndsAreKnown() {
        catchUp.reached(Map.of(DIRECT, 1000L));
        assertThat(catchUp.call().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void readyAtOnceWhenThereIsNothing() {
        catchUp.aim(Map.of());
        assertThat(catchUp.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void notReadyUntilEveryPositionIsPastItsEnd() {
        catchUp.aim(Map.of(DIRECT, 10L, COPIES, 5L));
        catchUp.reached(Map.of(DIRECT, 10L, COPIES, 4L));
        assertThat(catchUp.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(String.valueOf(catchUp.call().getData()))
                .contains("copies:cell-b")
                .doesNotContain("source=relation.direct");
        catchUp.reached(Map.of(DIRECT, 10L, COPIES, 5L));
        assertThat(catchUp.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void positionsThatWereReachedBeforeTheEndsWereKnownCount() {
        catchUp.reached(Map.of(DIRECT, 10L));
        catchUp.aim(Map.of(DIRECT, 10L));
        assertThat(catchUp.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void onceReadyAlwaysReady() {
        catchUp.aim(Map.of());
        catchUp.reached(Map.of(DIRECT, 1L));
        assertThat(catchUp.call().getStatus()).isEqualTo(Status.UP);
    }
}
