package dev.catamaran.feed.applier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A row as one write left it.
 *
 * @param key the columns that name it
 * @param values the other ones, without the stamp
 * @param hlc hybrid logical clock stamp
 */
record Row(Table table, List<Object> key, List<Object> values, long hlc, String writeId) {
    /** Last writer wins, ties broken by write id: a total order. */
    static final Comparator<Row> BY_STAMP = Comparator.comparingLong(Row::hlc).thenComparing(Row::writeId);

    Row {
        key = List.copyOf(key);
        values = List.copyOf(values);
    }

    record Name(Table table, List<Object> key) {}

    Name name() {
        return new Name(table, key);
    }

    /** In the order of {@link Table#columns}. */
    List<Object> cells() {
        var cells = new ArrayList<>(key);
        cells.addAll(values);
        cells.add(hlc);
        cells.add(writeId);
        return cells;
    }
}
