package dev.catamaran.feed.kit.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LagTest {
    private static final TopicPartition PARTITION = new TopicPartition("relation.direct", 0);

    @Test
    void isWhatIsYetToBeReadAndUnknownWhileTheBusIsAway() {
        var metrics = new SimpleMeterRegistry();
        var lag = new Lag(metrics, "feed.replicator.lag", Tags.of("source", "cell-b"), "");
        var gauge = metrics.get("feed.replicator.lag").tag("source", "cell-b").gauge();
        assertThat(gauge.value()).isNaN();

        try (var consumer = new MockConsumer<byte[], byte[]>("earliest")) {
            consumer.assign(List.of(PARTITION));
            consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
            consumer.updateEndOffsets(Map.of(PARTITION, 7L));
            consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, 0, new byte[0], new byte[0]));
            assertThat(consumer.poll(Duration.ZERO)).hasSize(1);
            lag.after(consumer);
        }
        assertThat(gauge.value()).isEqualTo(6);

        lag.unknown();
        assertThat(gauge.value()).isNaN();
    }
}
