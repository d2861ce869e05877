package dev.catamaran.feed.surf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.catamaran.judge.record.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the mesh has counted, as the record holds it. */
final class Counters {
    private Counters() {}

    /** @param cell one entry of what the controller's {@code /v1/counters} answers */
    static Line.Counters line(long now, JsonNode cell) {
        return new Line.Counters(
                now, cell.path("cell").asText(), counts(cell.path("served")), counts(cell.path("lookups")));
    }

    private static SortedMap<String, List<Long>> counts(JsonNode replicas) {
        var counts = new TreeMap<String, List<Long>>();
        replicas.properties().forEach(replica -> {
            var numbers = new ArrayList<Long>();
            replica.getValue().forEach(number -> numbers.add(number.asLong()));
            counts.put(replica.getKey(), List.copyOf(numbers));
        });
        return counts;
    }
}
