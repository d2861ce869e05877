package dev.catamaran.feed.surf;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The newest acknowledged stamp of the rows that were written last. These few suffice to tell whether a store has caught up, since it applies each partition of
 * the bus in order.
 */
final class Acknowledged {
    private final int most;
    private final Map<Edge, Long> stamps = new LinkedHashMap<>();

    /** @param most rows that are remembered */
    Acknowledged(int most) {
        this.most = most;
    }

    synchronized void add(Edge row, long stamp) {
        var before = stamps.remove(row);
        stamps.put(row, before == null ? stamp : Math.max(before, stamp));
        if (stamps.size() > most) {
            stamps.remove(stamps.keySet().iterator().next());
        }
    }

    synchronized Map<Edge, Long> newest() {
        return Map.copyOf(stamps);
    }
}
