package dev.catamaran.feed.surf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AcknowledgedTest {
    private final Acknowledged acknowledged = new Acknowledged(2);

    @Test
    void theNewestStampOfARowCounts() {
        acknowledged.add(new Edge(1, 2), 7);
        acknowledged.add(new Edge(1, 2), 5); // answered later, written earlier
        assertThat(acknowledged.newest()).isEqualTo(Map.of(new Edge(1, 2), 7L));
    }

    @Test
    void theRowWrittenLongestAgoIsForgottenFirst() {
        acknowledged.add(new Edge(1, 2), 1);
        acknowledged.add(new Edge(1, 3), 2);
        acknowledged.add(new Edge(1, 2), 3);
        acknowledged.add(new Edge(1, 4), 4);
        assertThat(acknowledged.newest()).isEqualTo(Map.of(new Edge(1, 2), 3L, new Edge(1, 4), 4L));
    }
}
