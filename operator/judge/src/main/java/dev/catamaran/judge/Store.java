package dev.catamaran.judge;

import dev.catamaran.judge.record.Line;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a store holds: the newest row of each edge. */
final class Store {
    record Edge(long from, long to) {}

    record Row(boolean following, Stamp stamp) {}

    private final Map<Edge, Row> rows = new HashMap<>();

    static Store of(List<Line.StoreRow> lines) {
        var store = new Store();
        for (Line.StoreRow line : lines) {
            store.put(
                    new Edge(line.from(), line.to()), new Row(line.following(), Stamp.of(line.hlc(), line.writeId())));
        }
        return store;
    }

    /** What all of them together say is the newest. */
    static Store merged(Collection<Store> stores) {
        var merged = new Store();
        stores.forEach(store -> store.rows.forEach(merged::put));
        return merged;
    }

    private void put(Edge edge, Row row) {
        rows.merge(edge, row, (a, b) -> a.stamp().compareTo(b.stamp()) >= 0 ? a : b);
    }

    boolean sameAs(Store other) {
        return rows.equals(other.rows);
    }

    /** Whether this write, or a newer one to its edge, is here as it was acknowledged. */
    boolean holds(Line.Write write) {
        @Nullable Row row = rows.get(new Edge(write.from(), write.to()));
        if (row == null) {
            return false;
        }
        int order = row.stamp().compareTo(Stamp.of(write.hlc(), write.id()));
        return order > 0 || (order == 0 && row.following() == (write.kind() != Line.Kind.UNFOLLOW));
    }
}
