package dev.catamaran.feed.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.feed.proto.post.PostEvent;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private static final TopicPartition P0 = new TopicPartition("post.direct", 0);
    private static final TopicPartition P1 = new TopicPartition("post.direct", 1);
    private static final Instant NOW = Instant.EPOCH;

    private final Waiting waiting = new Waiting(Duration.ofSeconds(1));

    @Test
    void postIsDueAfterThePatience() {
        waiting.add(P0, 4, post(1), NOW);
        assertThat(waiting.due(NOW.plusMillis(999))).isEmpty();
        assertThat(waiting.due(NOW.plusMillis(1000))).contains(post(1));
        assertThat(waiting.due(NOW.plusMillis(1000))).isEmpty();
    }

    @Test
    void positionStaysAtTheFirstThatWaits() {
        waiting.add(P0, 4, post(1), NOW);
        waiting.add(P1, 9, post(2), NOW);
        waiting.add(P0, 5, post(3), NOW.plusMillis(1));
        assertThat(waiting.first(P0)).hasValue(4);
        assertThat(waiting.first(P1)).hasValue(9);
        waiting.due(NOW.plusSeconds(1));
        waiting.due(NOW.plusSeconds(1));
        assertThat(waiting.first(P0)).hasValue(5);
        assertThat(waiting.first(P1)).isEmpty();
    }

    private static PostEvent post(long hlc) {
        return PostEvent.newBuilder().setHlc(hlc).build();
    }
}
