package dev.catamaran.core.resolve;

import dev.catamaran.core.model.Bus;
import dev.catamaran.core.model.Cache;
import dev.catamaran.core.model.Store;
import java.util.Optional;

/**
 * What is bound on a replica's address beside the application.
 *
 * @param cells how many there are
 */
record Ports(Data data, int cells) {
    private static final int FIRST_OF_SIDECAR = 15000;
    private static final int LAST_OF_SIDECAR = 15099;
    private static final int HEALTH_AND_METRICS = 8080;

    /** Who has the port on replicas of a service that uses this; nothing when it is free. */
    Optional<String> holder(int port, Uses uses) {
        if (port == HEALTH_AND_METRICS) {
            return Optional.of("the replica's health and metrics");
        }
        if (port >= FIRST_OF_SIDECAR && port <= LAST_OF_SIDECAR) {
            return Optional.of("the sidecar, which has 15000 to 15099");
        }
        for (Cache cache : data.caches()) {
            if (cache.egress().value() == port && uses.caches().contains(cache.name())) {
                return Optional.of("the sidecar's way to the cache " + cache.name());
            }
        }
        for (Store store : data.stores()) {
            if (store.egress().value() == port && uses.stores().contains(store.name())) {
                return Optional.of("the sidecar's way to the datastore " + store.name());
            }
        }
        for (Bus bus : data.buses()) {
            int first = bus.firstEgress().value();
            if (port >= first && port < first + cells && uses.buses().contains(bus.name())) {
                return Optional.of("the sidecar's way to the bus " + bus.name());
            }
        }
        return Optional.empty();
    }
}
