package dev.catamaran.judge;

import dev.catamaran.judge.record.Line;
import dev.catamaran.judge.record.Line.WriteOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what was acknowledged with what each cell's store holds. */
final class Ledger {
    /** How far from the fault an acknowledgement still counts as near, in microseconds. */
    private static final long NEAR = 500_000;

    private static final int EXAMPLES = 5;

    final long acked;
    final long ackedNearFault;
    final long degraded;
    final long indeterminate;
    final long failed;
    final long loadedEdges;
    final long lost;
    final long phantoms;
    final List<Figures.CellFigures> cells;
    final List<String> examples = new ArrayList<>();

    private final Evidence evidence;
    private final Map<String, Store> stores = new TreeMap<>();

    Ledger(Evidence evidence) {
        this.evidence = evidence;
        evidence.stores.forEach((cell, rows) -> stores.put(cell, Store.of(rows)));
        Map<Long, Long> answered = new HashMap<>();
        evidence.requests.forEach(r -> answered.put(r.id(), r.answered()));
        var acknowledged = evidence.writes.stream()
                .filter(w -> w.outcome() == WriteOutcome.ACKNOWLEDGED)
                .toList();
        var ofTraffic = acknowledged.stream()
                .filter(w -> answered.containsKey(w.request()))
                .toList();
        acked = ofTraffic.size();
        loadedEdges = acknowledged.size() - acked;
        long fault = evidence.fault().orElse(Long.MIN_VALUE / 2);
        ackedNearFault = ofTraffic.stream()
                .filter(w -> Math.abs(answered.getOrDefault(w.request(), Long.MAX_VALUE / 2) - fault) <= NEAR)
                .count();
        degraded = acknowledged.stream().filter(Line.Write::degraded).count();
        indeterminate = evidence.writes.stream()
                .filter(w -> w.outcome() == WriteOutcome.INDETERMINATE)
                .count();
        failed = evidence.writes.stream()
                .filter(w -> w.outcome() == WriteOutcome.FAILED)
                .count();
        Map<String, Long> lostByCell = new TreeMap<>();
        lost = lost(acknowledged, lostByCell);
        phantoms = phantoms();
        cells = cells(lostByCell);
    }

    /** Cells that the record is about, whether their stores were read or not. */
    private Set<String> cellNames() {
        Set<String> names = new TreeSet<>(evidence.header().access().keySet());
        names.addAll(stores.keySet());
        return names;
    }

    boolean allStoresRead() {
        return !stores.isEmpty() && stores.keySet().containsAll(cellNames());
    }

    private long lost(List<Line.Write> acknowledged, Map<String, Long> byCell) {
        long count = 0;
        for (Line.Write write : acknowledged) {
            var missingIn = stores.entrySet().stream()
                    .filter(store -> !store.getValue().holds(write))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!missingIn.isEmpty()) {
                count++;
                missingIn.forEach(cell -> byCell.merge(cell, 1L, Long::sum));
                example("lost: %s of %d → %d by write %s, hlc %s, in %s"
                        .formatted(write.kind(), write.from(), write.to(), write.id(), write.hlc(), missingIn));
            }
        }
        return count > 0 || allStoresRead() ? count : -1;
    }

    /** Rows that no write explains: unknown, certainly not executed, or about something else. */
    private long phantoms() {
        if (stores.isEmpty()) {
            return -1;
        }
        Map<String, Line.Write> byId = new HashMap<>();
        evidence.writes.forEach(w -> byId.put(w.id(), w));
        Set<String> known = new HashSet<>();
        evidence.before.forEach(row -> known.add(row.writeId()));
        Map<String, Long> postedAs = new HashMap<>();
        long count = 0;
        for (List<Line.StoreRow> rows : evidence.stores.values()) {
            for (Line.StoreRow row : rows) {
                if (!explains(byId.get(row.writeId()), row, postedAs) && !known.contains(row.writeId())) {
                    count++;
                    example("phantom: %d → %d by write %s, hlc %s, in %s"
                            .formatted(row.from(), row.to(), row.writeId(), row.hlc(), row.cell()));
                }
            }
        }
        return count;
    }

    /** @param postedAs ids of the posts whose answer never came, by write: the first one seen is the post, another one is the same post once more */
    private static boolean explains(Line.@Nullable Write write, Line.StoreRow row, Map<String, Long> postedAs) {
        return write != null
                && write.outcome() != WriteOutcome.FAILED
                && write.from() == row.from()
                && (write.to() == row.to() || isPostUnanswered(write, row, postedAs))
                && (write.kind() != Line.Kind.UNFOLLOW) == row.following();
    }

    private static boolean isPostUnanswered(Line.Write write, Line.StoreRow row, Map<String, Long> postedAs) {
        return write.kind() == Line.Kind.POST
                && write.outcome() == WriteOutcome.INDETERMINATE
                && postedAs.computeIfAbsent(write.id(), _ -> row.to()) == row.to();
    }

    private List<Figures.CellFigures> cells(Map<String, Long> lostByCell) {
        Store newest = Store.merged(stores.values());
        return cellNames().stream()
                .map(name -> {
                    @Nullable Store store = stores.get(name);
                    return store == null
                            ? new Figures.CellFigures(name, false, -1, -1)
                            : new Figures.CellFigures(
                                    name,
                                    store.sameAs(newest),
                                    evidence.stores
                                            .getOrDefault(name, List.of())
                                            .size(),
                                    lostByCell.getOrDefault(name, 0L));
                })
                .toList();
    }

    private void example(String text) {
        if (examples.size() < EXAMPLES) {
            examples.add(text);
        }
    }
}
