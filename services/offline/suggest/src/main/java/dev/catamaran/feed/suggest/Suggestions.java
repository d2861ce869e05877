package dev.catamaran.feed.suggest;

import java.util.List;
import org.apache.spark.sql.Row;

/**
 * Whom a person might follow.
 *
 * @param people best first
 */
record Suggestions(long person, List<Suggested> people) {
    /**
     * One of them.
     *
     * @param score greater than 0
     */
    record Suggested(long id, double score) {}

    /** From a row of {@link AdamicAdar#candidates}. */
    static Suggestions of(Row row) {
        int candidates = row.fieldIndex("candidates");
        List<Row> people = row.isNullAt(candidates) ? List.of() : row.getList(candidates);
        return new Suggestions(
                row.getAs("person"),
                people.stream()
                        .map(p -> new Suggested(p.getAs("id"), p.<Long>getAs("score") / (double) AdamicAdar.UNIT))
                        .toList());
    }
}
