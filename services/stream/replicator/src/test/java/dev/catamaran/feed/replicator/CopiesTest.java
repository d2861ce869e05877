package dev.catamaran.feed.replicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CopiesTest {
    @Test
    void copyKeepsKeyValuePartitionAndSaysWhereItsOriginalIs() throws Exception {
        var producer = new FailingProducer(-1);
        try (var copies = new Copies("unused", producer)) {
            var original = new ConsumerRecord<>("relation.direct", 2, 77, new byte[] {1}, new byte[] {2});
            original.headers().add("write-id", new byte[] {'w'});
            assertThat(copies.write("cell-b", List.of(original))).isEqualTo(1);
        }
        var copy = producer.history().getFirst();
        assertThat(copy.topic()).isEqualTo("relation.mirrored");
        assertThat(copy.partition()).isEqualTo(2);
        assertThat(copy.key()).containsExactly(1);
        assertThat(copy.value()).containsExactly(2);
        assertThat(copy.headers())
                .extracting(h -> h.key() + "=" + new String(h.value(), StandardCharsets.UTF_8))
                .containsExactly("write-id=w", "source-cell=cell-b", "source-partition=2", "source-offset=77");
    }

    @Test
    void nothingFollowsACopyThatWasNotTaken() {
        // Copying resumes after the last copy: one that overtook a failed one would hide it for ever.
        var producer = new FailingProducer(2);
        try (var copies = new Copies("unused", producer)) {
            assertThatThrownBy(() -> copies.write("cell-b", originals(5)))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
        }
        assertThat(producer.history()).hasSize(2);
    }

    private static List<ConsumerRecord<byte[], byte[]>> originals(int count) {
        return LongStream.range(0, count)
                .mapToObj(offset -> new ConsumerRecord<>("relation.direct", 0, offset, new byte[0], new byte[0]))
                .toList();
    }

    /** Refuses one record, as a producer without metadata does: at once, and not the next one. */
    private static final class FailingProducer extends MockProducer<byte[], byte[]> {
        private final int refused;
        private int count;

        FailingProducer(int refused) {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
            this.refused = refused;
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
            if (count++ == refused) {
                return CompletableFuture.failedFuture(new TimeoutException("no metadata within max.block.ms"));
            }
            return super.send(record, (@Nullable Callback) null);
        }
    }
}
