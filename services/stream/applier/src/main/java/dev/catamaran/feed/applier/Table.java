package dev.catamaran.feed.applier;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of the store. Each row carries the stamp and the name of the write that left it so, and gives way to a newer one only: in whatever order, and however
 * often, rows arrive, the same ones remain.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are copies that nobody can change
enum Table {
    EDGE(
            List.of(new Column("follower", "bigint"), new Column("followee", "bigint")),
            List.of(new Column("following", "boolean")),
            "CREATE INDEX IF NOT EXISTS edge_followee ON edge (followee)"),
    PROFILE(
            List.of(new Column("person", "bigint")),
            List.of(new Column("name", "text"), new Column("bio", "text")),
            ""),
    POST(List.of(new Column("id", "bigint")), List.of(new Column("author", "bigint"), new Column("body", "text")), ""),
    /** When an item came into this cell's list is no part of what both cells must agree on. */
    LIST_ITEM(
            List.of(new Column("key", "text"), new Column("id", "bigint")),
            List.of(),
            "ALTER TABLE list_item ADD COLUMN IF NOT EXISTS applied_at timestamptz NOT NULL DEFAULT clock_timestamp()"
                    + "; CREATE INDEX IF NOT EXISTS list_item_id ON list_item (id)"),
    /** One row for each list, since it is replaced as a whole: an array of {@code {"id", "score"}}, best first. */
    RANKED_LIST(List.of(new Column("key", "text")), List.of(new Column("items", "jsonb")), "");

    private static final List<Column> STAMP =
            List.of(new Column("hlc", "bigint"), new Column("write_id", "text COLLATE \"C\""));

    /** @param type of PostgreSQL */
    record Column(String name, String type) {
        String arrayType() {
            return type.split(" ", 2)[0];
        }
    }

    private final List<Column> key;
    private final List<Column> values;
    private final String extra;

    Table(List<Column> key, List<Column> values, String extra) {
        this.key = List.copyOf(key);
        this.values = List.copyOf(values);
        this.extra = extra;
    }

    /** Key, values, stamp, write id: in the order of {@link Row#cells}. */
    List<Column> columns() {
        return Stream.of(key, values, STAMP).flatMap(List::stream).toList();
    }

    private String title() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Makes the table where there is none. */
    String schema() {
        String columns = columns().stream()
                .map(c -> c.name() + " " + c.type() + " NOT NULL")
                .collect(Collectors.joining(", "));
        return "CREATE TABLE IF NOT EXISTS %s (%s, PRIMARY KEY (%s)); %s;"
                .formatted(title(), columns, names(key), extra);
    }

    /** Takes one array for each column. */
    String upsert() {
        String arrays =
                columns().stream().map(c -> "?::" + c.arrayType() + "[]").collect(Collectors.joining(", "));
        String news = Stream.concat(values.stream(), STAMP.stream())
                .map(c -> c.name() + " = excluded." + c.name())
                .collect(Collectors.joining(", "));
        return """
                INSERT INTO %s AS r (%s) SELECT * FROM unnest(%s)
                ON CONFLICT (%s) DO UPDATE SET %s WHERE (r.hlc, r.write_id) < (excluded.hlc, excluded.write_id)
                """.formatted(title(), names(columns()), arrays, names(key), news);
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }
}
