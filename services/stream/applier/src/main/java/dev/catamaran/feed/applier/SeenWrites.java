package dev.catamaran.feed.applier;

import java.util.LinkedHashSet;
import java.util.Set;

/** The newest write ids that were applied: nearly every write arrives twice, once from each bus, and need not be applied again. */
final class SeenWrites {
    private final int most;
    private final Set<String> seen = new LinkedHashSet<>();

    SeenWrites(int most) {
        this.most = most;
    }

    /** True when this write id is new; it is remembered. */
    boolean add(String writeId) {
        if (!seen.add(writeId)) {
            return false;
        }
        if (seen.size() > most) {
            seen.remove(seen.iterator().next());
        }
        return true;
    }
}
