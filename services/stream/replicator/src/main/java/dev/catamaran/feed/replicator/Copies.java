package dev.catamaran.feed.replicator;

import dev.catamaran.feed.kit.bus.BusRecord;
import dev.catamaran.feed.kit.bus.Consumers;
import dev.catamaran.feed.kit.bus.MirrorHeaders;
import dev.catamaran.feed.kit.domain.Domain;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The {@code mirrored} topics of this cell's own bus: writes copies, and reads from the last ones how far copying has come. */
final class Copies implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration SCAN = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TAIL = 1000;

    private final String broker;
    private final Producer<byte[], byte[]> producer;

    Copies(String broker, String client) {
        this(
                broker,
                new KafkaProducer<>(settings(broker, client), new ByteArraySerializer(), new ByteArraySerializer()));
    }

    Copies(String broker, Producer<byte[], byte[]> producer) {
        this.broker = broker;
        this.producer = producer;
    }

    private static Map<String, Object> settings(String broker, String client) {
        return Map.ofEntries(
                Map.entry("bootstrap.servers", broker),
                Map.entry("client.id", client),
                Map.entry("acks", "all"),
                // Keeps the order; together with a delivery timeout longer than PATIENCE no copy can overtake one that
                // failed.
                Map.entry("enable.idempotence", true),
                Map.entry("delivery.timeout.ms", 120_000),
                Map.entry("linger.ms", 5),
                Map.entry("max.block.ms", 2000),
                Map.entry("buffer.memory", 4L << 20),
                Map.entry("reconnect.backoff.max.ms", 500),
                Map.entry("socket.connection.setup.timeout.ms", 500),
                Map.entry("enable.metrics.push", false));
    }

    /**
     * The next offset to copy from each partition of the source's {@code direct}. An empty map means from the beginning.
     *
     * <p>Looks at the newest copies of each partition first, and at all of them when the source is not among those.
     */
    Map<Integer, Long> resumeFrom(String sourceCell, Domain domain) {
        try (var consumer = Consumers.of(broker, "copies", 500, 1)) {
            var next = new TreeMap<Integer, Long>();
            var partitions = Consumers.partitions(consumer, domain.mirrored());
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            var begins = consumer.beginningOffsets(partitions);
            for (var partition : partitions) {
                long begin = begins.getOrDefault(partition, 0L);
                long end = ends.getOrDefault(partition, begin);
                long tail = Math.max(begin, end - TAIL);
                lastOf(sourceCell, consumer, partition, tail, end)
                        .or(() -> lastOf(sourceCell, consumer, partition, begin, tail))
                        .ifPresent(offset -> next.put(partition.partition(), offset + 1));
            }
            return next;
        }
    }

    /** Copies keep their partition, so a partition's copies of one source are all from the partition with the same number. */
    private static Optional<Long> lastOf(
            String sourceCell, Consumer<byte[], byte[]> consumer, TopicPartition partition, long from, long end) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        Optional<Long> last = Optional.empty();
        long deadline = System.nanoTime() + SCAN.toNanos();
        while (consumer.position(partition) < end) {
            for (var copy : consumer.poll(POLL)) {
                if (copy.offset() < end
                        && Consumers.header(copy, MirrorHeaders.CELL)
                                .filter(sourceCell::equals)
                                .isPresent()) {
                    last = Consumers.header(copy, MirrorHeaders.OFFSET).map(Long::valueOf);
                }
            }
            if (System.nanoTime() > deadline) {
                throw new KafkaException("reading the copies in " + partition + " took more than " + SCAN);
            }
        }
        return last;
    }

    /**
     * Writes copies, in order, and returns when the bus has them all. After a failure the bus has a part of them without a gap, so copying may go on after
     * the last one; this object must not be used again.
     */
    int write(String sourceCell, Iterable<ConsumerRecord<byte[], byte[]>> originals)
            throws ExecutionException, InterruptedException, TimeoutException {
        var pending = new ArrayList<Future<?>>();
        for (var original : originals) {
            String topic = Domain.of(original.topic()).orElseThrow().mirrored();
            var copy = new ProducerRecord<>(topic, original.partition(), original.key(), original.value());
            var writeId = original.headers().lastHeader(BusRecord.WRITE_ID);
            if (writeId != null) {
                copy.headers().add(writeId);
            }
            copy.headers().add(MirrorHeaders.CELL, utf8(sourceCell));
            copy.headers().add(MirrorHeaders.PARTITION, utf8(Integer.toString(original.partition())));
            copy.headers().add(MirrorHeaders.OFFSET, utf8(Long.toString(original.offset())));
            var sent = producer.send(copy);
            if (sent.isDone()) {
                sent.get(); // not even taken, as it seems: the next one must not be taken either
            }
            pending.add(sent);
        }
        for (var sent : pending) {
            sent.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        return pending.size();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
