package dev.catamaran.core.resolve;

import dev.catamaran.api.CacheCluster;
import dev.catamaran.api.Datastore;
import dev.catamaran.api.MessageBus;
import dev.catamaran.api.MessageBusSpec;
import dev.catamaran.core.model.Bus;
import dev.catamaran.core.model.Cache;
import dev.catamaran.core.model.Port;
import dev.catamaran.core.model.SidecarPorts;
import dev.catamaran.core.model.Store;
import dev.catamaran.core.model.WorkloadName;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Caches, buses and stores, each kind by name, with the ports at which sidecars offer them.
 *
 * <p>The servers listen on the ports that their engines are known by; each replica has an address of its own.
 */
record Data(List<Cache> caches, List<Bus> buses, List<Store> stores) {
    private static final Port REDIS = new Port(6379);
    private static final Port KAFKA = new Port(9092);
    private static final Port POSTGRESQL = new Port(5432);

    /** How far the first egress ports of two buses are apart, see {@link SidecarPorts#FIRST_BROKER}. */
    static final int BROKERS_OF_A_BUS = 16;

    /** Names are unique and in order. */
    static Data of(List<CacheCluster> caches, List<MessageBus> buses, List<Datastore> stores) {
        return new Data(
                IntStream.range(0, caches.size())
                        .mapToObj(n -> cache(caches.get(n), n))
                        .toList(),
                IntStream.range(0, buses.size())
                        .mapToObj(n -> bus(buses.get(n), n))
                        .toList(),
                IntStream.range(0, stores.size())
                        .mapToObj(n -> store(stores.get(n), n))
                        .toList());
    }

    private static Cache cache(CacheCluster resource, int n) {
        var spec = resource.getSpec();
        return new Cache(
                new WorkloadName(resource.getMetadata().getName()),
                switch (spec.engine()) {
                    case REDIS -> REDIS;
                },
                spec.shards(),
                mebibytes(spec.memory()),
                Durations.parse(spec.opTimeout()),
                spec.mirrorWrites(),
                new Port(SidecarPorts.FIRST_CACHE + n));
    }

    private static Bus bus(MessageBus resource, int n) {
        var spec = resource.getSpec();
        return new Bus(
                new WorkloadName(resource.getMetadata().getName()),
                switch (spec.engine()) {
                    case KAFKA -> KAFKA;
                },
                spec.topics().stream().map(Data::topic).toList(),
                switch (spec.acknowledgement()) {
                    case ALL_CELLS -> Bus.Acknowledgement.ALL_CELLS;
                    case LOCAL_CELL -> Bus.Acknowledgement.LOCAL_CELL;
                },
                new Port(SidecarPorts.FIRST_BROKER + BROKERS_OF_A_BUS * n));
    }

    private static Store store(Datastore resource, int n) {
        return new Store(
                new WorkloadName(resource.getMetadata().getName()),
                switch (resource.getSpec().engine()) {
                    case POSTGRESQL -> POSTGRESQL;
                },
                resource.getSpec().databases(),
                new Port(SidecarPorts.FIRST_STORE + n));
    }

    /** A begun hour counts as a whole one. */
    private static Bus.Topic topic(MessageBusSpec.Topic topic) {
        Duration begun = Durations.parse(topic.retention()).plusHours(1).minusNanos(1);
        return new Bus.Topic(topic.name(), topic.partitions(), Math.toIntExact(begun.toHours()));
    }

    /** {@code 32Mi} is 32, {@code 1Gi} is 1024. */
    private static int mebibytes(String quantity) {
        int number = Integer.parseInt(quantity, 0, quantity.length() - 2, 10);
        return quantity.endsWith("Gi") ? Math.multiplyExact(number, 1024) : number;
    }
}
