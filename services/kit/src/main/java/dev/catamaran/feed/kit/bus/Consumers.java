package dev.catamaran.feed.kit.bus;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Consumers that are told where to start: mostly without groups and committed offsets, because positions are kept where the results are (in the store, or beside
 * the copies).
 */
public final class Consumers {
    private Consumers() {}

    /**
     * A consumer of one broker.
     *
     * @param maxWaitMs how long a fetch may wait for {@code minBytes}
     */
    public static Consumer<byte[], byte[]> of(String broker, String client, int maxWaitMs, int minBytes) {
        return new KafkaConsumer<>(
                settings(broker, client, maxWaitMs, minBytes),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * A consumer of one broker that commits its position there, by hand and under the client's name; for whoever has no store to keep it in.
     *
     * @param maxWaitMs how long a fetch may wait for something
     */
    public static Consumer<byte[], byte[]> keepingPosition(String broker, String client, int maxWaitMs) {
        var settings = new HashMap<>(settings(broker, client, maxWaitMs, 1));
        settings.put("group.id", client);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> settings(String broker, String client, int maxWaitMs, int minBytes) {
        return Map.ofEntries(
                Map.entry("bootstrap.servers", broker),
                Map.entry("client.id", client),
                Map.entry("enable.auto.commit", false),
                // What a stream derives is written in transactions; one that fails has not been.
                Map.entry("isolation.level", "read_committed"),
                Map.entry("auto.offset.reset", "earliest"),
                Map.entry("max.poll.records", 1000),
                Map.entry("fetch.max.wait.ms", maxWaitMs),
                Map.entry("fetch.min.bytes", minBytes),
                Map.entry("fetch.max.bytes", 4 << 20),
                Map.entry("max.partition.fetch.bytes", 1 << 20),
                Map.entry("default.api.timeout.ms", 3000),
                Map.entry("request.timeout.ms", 2500),
                Map.entry("reconnect.backoff.ms", 50),
                Map.entry("reconnect.backoff.max.ms", 500),
                Map.entry("socket.connection.setup.timeout.ms", 500),
                Map.entry("enable.metrics.push", false));
    }

    /**
     * All partitions of these topics, in order.
     *
     * @throws UnknownTopicOrPartitionException when one of the topics is not there yet: to leave it out would be to leave it out for good
     */
    public static List<TopicPartition> partitions(Consumer<?, ?> consumer, String... topics) {
        return Stream.of(topics)
                .flatMap(topic -> {
                    var partitions = consumer.partitionsFor(topic);
                    if (partitions.isEmpty()) {
                        throw new UnknownTopicOrPartitionException("the bus has no topic " + topic + " yet");
                    }
                    return partitions.stream();
                })
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList();
    }

    /** A header as text. */
    public static Optional<String> header(ConsumerRecord<?, ?> message, String name) {
        return Optional.ofNullable(message.headers().lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }

    /** End offsets by partition number, of those partitions that hold anything. */
    public static Map<Integer, Long> ends(Consumer<?, ?> consumer, String topic) {
        var partitions = partitions(consumer, topic);
        var begins = consumer.beginningOffsets(partitions);
        var ends = new TreeMap<Integer, Long>();
        consumer.endOffsets(partitions).forEach((partition, end) -> {
            if (end > begins.getOrDefault(partition, 0L)) {
                ends.put(partition.partition(), end);
            }
        });
        return ends;
    }
}
