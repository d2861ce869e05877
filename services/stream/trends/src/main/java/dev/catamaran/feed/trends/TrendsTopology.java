package dev.catamaran.feed.trends;

import dev.catamaran.feed.kit.domain.Domain;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Two steps with a topic of one partition between them: posts are told apart where they are, by partition, and counted in one place, since the ten best of all are
 * wanted. State is in memory, and kept by the changelogs: it is small, and a disk would hold nothing that the bus does not.
 */
final class TrendsTopology {
    private TrendsTopology() {}

    static Topology of(MeterRegistry metrics) {
        var topology = new Topology();
        topology.addSource(
                AutoOffsetReset.earliest(),
                "posts",
                new PostTime(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Domain.POST.direct(),
                Domain.POST.mirrored());
        topology.addProcessor(
                "once",
                () -> new Stage<byte[], byte[], String, String>(context -> new Once(context, metrics)::take),
                "posts");
        topology.addStateStore(window(Once.SEEN, Serdes.ByteArray()), "once");
        topology.addSink("tags", Domain.TRENDS_TAGGED, new StringSerializer(), new StringSerializer(), "once");
        topology.addSource(
                AutoOffsetReset.earliest(),
                "tagged",
                null,
                new StringDeserializer(),
                new StringDeserializer(),
                Domain.TRENDS_TAGGED);
        topology.addProcessor(
                "rank",
                () -> new Stage<String, String, String, byte[]>(context -> new Ranking(context)::count),
                "tagged");
        topology.addStateStore(window(Ranking.COUNTS, Serdes.Long()), "rank");
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(Ranking.LAST), Serdes.String(), Serdes.ByteArray()),
                "rank");
        topology.addSink("counted", Domain.TRENDS_COUNTED, new StringSerializer(), new ByteArraySerializer(), "rank");
        return topology;
    }

    private static <V> StoreBuilder<WindowStore<String, V>> window(String name, Serde<V> values) {
        var supplier = Stores.inMemoryWindowStore(name, Window.RETENTION, Window.ADVANCE, false);
        return Stores.windowStoreBuilder(supplier, Serdes.String(), values);
    }
}
