package dev.catamaran.judge.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Counts of things by what they are (rows) and when they were (columns).
 *
 * @param keys what the labels of a row stand for, for example {@code entered, answered by}
 * @param columns in their order
 * @param rows by their labels
 */
public record Crosstab(List<String> keys, List<String> columns, List<Row> rows) {
    /** One count for each column. */
    public record Row(List<String> labels, List<Long> counts) {}

    /** Of one column, over all rows. */
    public long total(int column) {
        return rows.stream().mapToLong(row -> row.counts().get(column)).sum();
    }

    /**
     * Counts.
     *
     * @param labels one for each key
     * @param column in which an item belongs; an item whose column is none of {@code columns} is not counted
     */
    static <T> Crosstab of(
            List<String> keys,
            List<String> columns,
            List<T> items,
            Function<T, List<String>> labels,
            Function<T, String> column) {
        var counts = new TreeMap<List<String>, long[]>(byEach(keys.size()));
        for (T item : items) {
            int c = columns.indexOf(column.apply(item));
            if (c >= 0) {
                counts.computeIfAbsent(labels.apply(item), _ -> new long[columns.size()])[c]++;
            }
        }
        var rows = new ArrayList<Row>();
        counts.forEach((label, row) ->
                rows.add(new Row(label, Arrays.stream(row).boxed().toList())));
        return new Crosstab(keys, columns, List.copyOf(rows));
    }

    private static Comparator<List<String>> byEach(int keys) {
        Comparator<List<String>> order = Comparator.comparing(l -> l.get(0));
        for (int i = 1; i < keys; i++) {
            int key = i;
            order = order.thenComparing(l -> l.get(key));
        }
        return order;
    }
}
