package dev.catamaran.judge.series;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Lookups in caches.
 *
 * @param near found in the process that asked
 * @param hit found in the cell's cache
 * @param miss found in neither
 */
public record Lookups(long near, long hit, long miss) {
    public static final Lookups NONE = new Lookups(0, 0, 0);

    /** Counts of near, hit and miss; whatever is not three of them is no lookup. */
    public static Lookups of(List<Long> counts) {
        return counts.size() == 3 ? new Lookups(counts.get(0), counts.get(1), counts.get(2)) : NONE;
    }

    /** All that these growths hold. */
    public static Lookups of(Growth growth) {
        return growth.lookups().values().stream().map(Lookups::of).reduce(NONE, Lookups::plus);
    }

    public Lookups plus(Lookups other) {
        return new Lookups(near + other.near, hit + other.hit, miss + other.miss);
    }

    public long all() {
        return near + hit + miss;
    }

    /** Share found in either level, in percent; −1 when nothing was looked up. */
    @JsonProperty
    public double hitPercent() {
        return percent(near + hit, all());
    }

    /** Share found in the cell's cache, of what was asked of it, in percent; −1 when nothing was. */
    @JsonProperty
    public double sharedHitPercent() {
        return percent(hit, hit + miss);
    }

    private static double percent(long part, long whole) {
        return whole == 0 ? -1 : Math.round(10_000.0 * part / whole) / 100.0;
    }
}
