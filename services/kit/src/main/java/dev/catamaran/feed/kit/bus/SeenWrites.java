package dev.catamaran.feed.kit.bus;

import java.util.LinkedHashSet;
import java.util.Set;

/** The newest writes that were dealt with: nearly every one arrives twice, once from each bus, and need not be dealt with again. */
public final class SeenWrites {
    private final int most;
    private final Set<String> seen = new LinkedHashSet<>();

    /** @param most how many are remembered */
    public SeenWrites(int most) {
        this.most = most;
    }

    public boolean contains(String writeId) {
        return seen.contains(writeId);
    }

    /** True when this write id is new; it is remembered. */
    public boolean add(String writeId) {
        if (!seen.add(writeId)) {
            return false;
        }
        if (seen.size() > most) {
            seen.remove(seen.iterator().next());
        }
        return true;
    }
}
