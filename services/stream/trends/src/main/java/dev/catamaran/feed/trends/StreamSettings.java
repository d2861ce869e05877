package dev.catamaran.feed.trends;

import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;
import static org.apache.kafka.streams.StreamsConfig.topicPrefix;

import dev.catamaran.feed.kit.domain.Domain;
import dev.catamaran.feed.kit.mesh.MeshEnvironment;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;

/** How Kafka Streams is set up: exactly once, small, and soon back after a kill. */
final class StreamSettings {
    private StreamSettings() {}

    /** What is the same for whatever process is in this replica's place, and for no other replica. */
    static String name(MeshEnvironment mesh) {
        return mesh.service() + "-" + mesh.optional("CATAMARAN_REPLICA").orElse("0");
    }

    static Properties of(MeshEnvironment mesh) {
        var settings = new Properties();
        settings.putAll(Map.ofEntries(
                Map.entry(StreamsConfig.APPLICATION_ID_CONFIG, mesh.service()),
                Map.entry(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, mesh.ownBus(Domain.BUS)),
                Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
                Map.entry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1),
                Map.entry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 500),
                Map.entry(StreamsConfig.POLL_MS_CONFIG, 250),
                Map.entry(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1), // a cell has one broker
                Map.entry(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0),
                Map.entry(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 500),
                Map.entry(StreamsConfig.WINDOW_STORE_CHANGE_LOG_ADDITIONAL_RETENTION_MS_CONFIG, 600_000L),
                Map.entry(topicPrefix("segment.ms"), 600_000), // only closed segments are deleted
                Map.entry(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false),
                Map.entry(StreamsConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L),
                Map.entry(StreamsConfig.METADATA_MAX_AGE_CONFIG, 30_000),
                Map.entry("socket.connection.setup.timeout.ms", 500),
                // Whoever comes after a kill takes the place at once, and nobody waits for the dead.
                Map.entry(consumerPrefix("group.instance.id"), name(mesh)),
                Map.entry(consumerPrefix("session.timeout.ms"), 6_000),
                Map.entry(consumerPrefix("heartbeat.interval.ms"), 2_000),
                Map.entry(consumerPrefix("fetch.max.bytes"), 4 << 20),
                Map.entry(producerPrefix("buffer.memory"), 4L << 20),
                Map.entry(producerPrefix("linger.ms"), 5),
                Map.entry(producerPrefix("transaction.timeout.ms"), 10_000)));
        return settings;
    }
}
