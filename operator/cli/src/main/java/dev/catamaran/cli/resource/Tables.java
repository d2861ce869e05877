package dev.catamaran.cli.resource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.catamaran.cli.terminal.Table;
import dev.catamaran.validate.KindNames;
import java.util.List;
import java.util.stream.Stream;

/** Resources of one kind as the table that kubectl prints: the name, then the columns of the CRD that have a value in some row: what is read from files has no age. */
public final class Tables {
    private Tables() {}

    public static Table of(KindNames kind, List<JsonNode> resources) {
        var columns = kind.columns().stream()
                .filter(c -> resources.stream().anyMatch(resource -> JsonPaths.has(resource, c.path())))
                .toList();
        var table = new Table(Stream.concat(Stream.of("NAME"), columns.stream().map(c -> JsonPaths.head(c.head())))
                .toArray(String[]::new));
        for (JsonNode resource : resources) {
            table.row(Stream.concat(
                            Stream.of(Running.name(resource)),
                            columns.stream().map(c -> JsonPaths.cell(resource, c.path())))
                    .toArray());
        }
        return table;
    }
}
