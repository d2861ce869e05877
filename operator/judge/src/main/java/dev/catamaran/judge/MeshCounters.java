package dev.catamaran.judge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.catamaran.judge.record.MarkName;
import dev.catamaran.judge.series.Growth;
import dev.catamaran.judge.series.Lookups;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What the mesh counted itself. What a replica had counted since it was last read belongs to the phase in which it was read again: at its edges a phase is
 * blurred by a second, and a killed replica takes the counts of its last second with it.
 *
 * @param served by layer in the order in which a request meets them, service, phase and cell
 * @param caches by service, phase and cell
 * @param cachesAtFault hit ratios just before and after the fault
 */
public record MeshCounters(List<Served> served, List<Caches> caches, AtFault cachesAtFault) {
    /** How far a hit ratio looks back from the fault and ahead, in microseconds. */
    private static final long WINDOW = 5_000_000;

    private static final List<String> LAYERS = List.of("access", "glue", "logic", "storage-logic", "stream", "offline");

    /** What the replicas of one service in one cell completed in one phase, and how much of it they answered 5xx. */
    public record Served(String layer, String service, String phase, String cell, long requests, long failed) {}

    /** What one service of one cell looked up in one phase. */
    public record Caches(String service, String phase, String cell, Lookups lookups) {}

    /**
     * The caches of the cells that were not lost.
     *
     * @param before in the 5 s before the fault
     * @param after in the 5 s after it
     * @param dropPoints by how much the hit ratio of both levels fell, in percent points; 0 when it rose, −1 when it is not known
     * @param sharedDropPoints the same of the cell's cache alone
     */
    public record AtFault(Lookups before, Lookups after, double dropPoints, double sharedDropPoints) {
        static AtFault of(Lookups before, Lookups after) {
            return new AtFault(
                    before,
                    after,
                    drop(before.hitPercent(), after.hitPercent()),
                    drop(before.sharedHitPercent(), after.sharedHitPercent()));
        }

        private static double drop(double before, double after) {
            return before < 0 || after < 0 ? -1 : Math.max(0, Math.round(100 * (before - after)) / 100.0);
        }
    }

    private record Key(String layer, String service, int phase, String cell) {}

    private static final Comparator<Key> ORDER = Comparator.<Key>comparingInt(k -> rank(k.layer()))
            .thenComparing(Key::layer)
            .thenComparing(Key::service)
            .thenComparingInt(Key::phase)
            .thenComparing(Key::cell);

    /** @param growths of the evidence's counters */
    static MeshCounters of(Evidence e, List<Growth> growths) {
        var phases = Phases.of(e);
        var served = new TreeMap<Key, long[]>(ORDER);
        var caches = new TreeMap<Key, Lookups>(ORDER);
        for (Growth growth : growths) {
            int phase = phases.at(growth.at());
            if (phase < 0) {
                continue;
            }
            growth.served().forEach((replica, counts) -> {
                long[] sum = served.computeIfAbsent(key(replica, phase, growth.cell()), _ -> new long[2]);
                sum[0] += counts.getFirst();
                sum[1] += counts.getLast();
            });
            growth.lookups()
                    .forEach((replica, counts) ->
                            caches.merge(key(replica, phase, growth.cell()), Lookups.of(counts), Lookups::plus));
        }
        var rows = new ArrayList<Served>();
        served.forEach(
                (k, n) -> rows.add(new Served(k.layer(), k.service(), phases.name(k.phase()), k.cell(), n[0], n[1])));
        var lookups = new ArrayList<Caches>();
        caches.forEach((k, n) -> lookups.add(new Caches(k.service(), phases.name(k.phase()), k.cell(), n)));
        return new MeshCounters(List.copyOf(rows), List.copyOf(lookups), atFault(e, growths));
    }

    /** A sample tells of the second before it, so the first one after the fault is mixed: it counts as after. */
    private static AtFault atFault(Evidence e, List<Growth> growths) {
        String lost = e.detail(MarkName.DRILL, "cell");
        return e.fault()
                .map(fault -> AtFault.of(
                        lookups(growths, g -> !g.cell().equals(lost) && fault - WINDOW < g.at() && g.at() <= fault),
                        lookups(growths, g -> !g.cell().equals(lost) && fault < g.at() && g.at() <= fault + WINDOW)))
                .orElse(AtFault.of(Lookups.NONE, Lookups.NONE));
    }

    private static Lookups lookups(List<Growth> growths, Predicate<Growth> which) {
        return growths.stream().filter(which).map(Lookups::of).reduce(Lookups.NONE, Lookups::plus);
    }

    private static Key key(String replica, int phase, String cell) {
        String[] parts = replica.split("/", 3);
        return new Key(parts[0], parts.length > 1 ? parts[1] : parts[0], phase, cell);
    }

    private static int rank(String layer) {
        int rank = LAYERS.indexOf(layer);
        return rank < 0 ? LAYERS.size() : rank;
    }

    /** Requests of those that are meant, together. */
    public long requests(Predicate<Served> which) {
        return served.stream().filter(which).mapToLong(Served::requests).sum();
    }

    /** Lookups of those that are meant, together. */
    public Lookups lookups(Predicate<Caches> which) {
        return caches.stream().filter(which).map(Caches::lookups).reduce(Lookups.NONE, Lookups::plus);
    }

    /** Whether the record has none. */
    @JsonIgnore
    public boolean isEmpty() {
        return served.isEmpty() && caches.isEmpty();
    }
}
