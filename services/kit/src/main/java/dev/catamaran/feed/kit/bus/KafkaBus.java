package dev.catamaran.feed.kit.bus;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A Kafka broker as a {@link Bus}. {@code KafkaProducer.send} may block while it has no metadata, so it is called on a thread of this bus' own, behind a
 * bounded queue: a dead bus never holds up a request.
 */
final class KafkaBus implements Bus {

    private static final int QUEUE = 10_000;

    private final Producer<String, byte[]> producer;
    private final ExecutorService sender;

    KafkaBus(String cell, String broker, String client) {
        this.producer =
                new KafkaProducer<>(settings(broker, client), new StringSerializer(), new ByteArraySerializer());
        this.sender = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(QUEUE),
                Thread.ofPlatform().daemon().name("bus-" + cell).factory());
    }

    private static Map<String, Object> settings(String broker, String client) {
        return Map.ofEntries(
                Map.entry("bootstrap.servers", broker),
                Map.entry("client.id", client),
                Map.entry("acks", "all"),
                // What arrives twice is applied once; so there need be no sequence for a bus that died to agree about.
                Map.entry("enable.idempotence", false),
                Map.entry("linger.ms", 0),
                Map.entry("max.block.ms", 500),
                Map.entry("request.timeout.ms", 1000),
                Map.entry("delivery.timeout.ms", 2000),
                Map.entry("buffer.memory", 4L << 20),
                Map.entry("reconnect.backoff.ms", 50),
                Map.entry("reconnect.backoff.max.ms", 500),
                Map.entry("socket.connection.setup.timeout.ms", 500),
                Map.entry("metadata.max.age.ms", 30_000),
                Map.entry("enable.metrics.push", false));
    }

    @Override
    public CompletableFuture<Void> send(BusRecord message) {
        var acknowledged = new CompletableFuture<Void>();
        try {
            sender.execute(() -> hand(message, acknowledged));
        } catch (RejectedExecutionException e) {
            acknowledged.completeExceptionally(e);
        }
        return acknowledged;
    }

    private void hand(BusRecord message, CompletableFuture<Void> acknowledged) {
        var headers = List.<Header>of(
                new RecordHeader(BusRecord.WRITE_ID, message.writeId().getBytes(StandardCharsets.UTF_8)));
        var record = new ProducerRecord<>(
                message.topic(), null, null, message.key(), message.value().toByteArray(), headers);
        try {
            var _ = producer.send(record, (metadata, problem) -> {
                if (problem == null) {
                    acknowledged.complete(null);
                } else {
                    acknowledged.completeExceptionally(problem);
                }
            });
        } catch (RuntimeException e) {
            acknowledged.completeExceptionally(e);
        }
    }

    @Override
    public void close() {
        sender.shutdown();
        producer.close(Duration.ofSeconds(1));
    }
}
