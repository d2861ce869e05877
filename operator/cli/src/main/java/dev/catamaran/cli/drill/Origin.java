package dev.catamaran.cli.drill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.catamaran.cli.controller.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a record says about where it comes from: the {@code Origin} of the judge reads it. */
final class Origin {
    private Origin() {}

    /**
     * Facts for the {@code drill} mark.
     *
     * @param words of the command line
     * @param upSeconds −1 when that was not measured
     * @param usage as the controller answers it
     */
    static Map<String, Object> facts(List<String> words, double upSeconds, JsonNode usage, Api api) {
        return Map.of(
                "command",
                words,
                "upSeconds",
                upSeconds,
                "pinned",
                usage.path("pinned").asBoolean(),
                "pinning",
                texts(usage.path("cpus")),
                "settings",
                settings(api),
                "versions",
                versions(api),
                "machine",
                machine());
    }

    /** Empty when the controller is so old that it was not asked before. */
    private static SortedMap<String, String> versions(Api api) {
        try {
            return texts(api.versions());
        } catch (Api.ApiException e) {
            return new TreeMap<>();
        }
    }

    /** What decides how the caches' figures are to be read: whether each of them is mirrored. */
    private static SortedMap<String, String> settings(Api api) {
        var settings = new TreeMap<String, String>();
        try {
            for (JsonNode resource : api.resources().path("resources")) {
                if (resource.path("kind").asText().equals("CacheCluster")) {
                    String name = resource.path("metadata").path("name").asText();
                    var spec = resource.path("spec");
                    settings.put(
                            "mirrorWrites of " + name, spec.path("mirrorWrites").asText());
                    settings.put(
                            "memory of each shard of " + name,
                            spec.path("memory").asText());
                }
            }
        } catch (Api.ApiException e) {
            settings.clear(); // as with the versions
        }
        return settings;
    }

    private static SortedMap<String, String> texts(JsonNode object) {
        var texts = new TreeMap<String, String>();
        object.properties().forEach(p -> texts.put(p.getKey(), p.getValue().asText()));
        return texts;
    }

    private static SortedMap<String, String> machine() {
        var machine = new TreeMap<String, String>();
        machine.put(
                "os",
                "%s %s, %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")));
        machine.put("cpus", String.valueOf(Runtime.getRuntime().availableProcessors()));
        line("/proc/cpuinfo", "model name").ifPresent(model -> machine.put("cpu", model));
        line("/proc/meminfo", "MemTotal").ifPresent(memory -> machine.put("memory", memory));
        return machine;
    }

    /** The first value of that name; nothing where the system does not say. */
    private static Optional<String> line(String file, String name) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(l -> l.startsWith(name))
                    .map(l -> l.substring(l.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
