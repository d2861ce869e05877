package dev.catamaran.judge;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.catamaran.judge.record.MarkName;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the record says about where it comes from. Empty is what an older record does not say.
 *
 * @param command arguments of the {@code catamaran} that ran the drill
 * @param seed of the schedule
 * @param versions by program, for example {@code envoy}
 * @param machine for example {@code cpus}
 * @param settings of the mesh that decide what a figure means, for example whether a cache is mirrored
 * @param pinning CPU list by cell, and {@code rest}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Origin(
        List<String> command,
        long seed,
        SortedMap<String, String> versions,
        SortedMap<String, String> machine,
        SortedMap<String, String> pinning,
        SortedMap<String, String> settings) {

    static Origin of(Evidence e) {
        return new Origin(
                e.mark(MarkName.DRILL).map(m -> m.detail().get("command")).orElse(List.of()) instanceof List<?> words
                        ? words.stream().map(String::valueOf).toList()
                        : List.of(),
                e.header().seed(),
                texts(e, "versions"),
                texts(e, "machine"),
                texts(e, "pinning"),
                texts(e, "settings"));
    }

    private static SortedMap<String, String> texts(Evidence e, String key) {
        var texts = new TreeMap<String, String>();
        if (e.mark(MarkName.DRILL).map(m -> m.detail().get(key)).orElse(Map.of()) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        }
        return texts;
    }
}
