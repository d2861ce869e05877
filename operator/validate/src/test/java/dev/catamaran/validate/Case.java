package dev.catamaran.validate;

import dev.catamaran.validate.source.FieldPath;
import dev.catamaran.validate.source.FieldPath.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One entry of {@code cases/*.yaml} for one kind: changes of the kind's base that are accepted, and changes that are refused with the message at the field.
 *
 * @param what the keyword, or where the rule is in the schema
 */
record Case(String what, String kind, String message, String field, Map<?, ?> accept, Map<?, ?> reject) {
    /** The cases of a file; one for every kind becomes one each. */
    static List<Case> all(String file) {
        var cases = new ArrayList<Case>();
        for (Object each : (List<?>) yaml(file).getFirst()) {
            var entry = (Map<?, ?>) each;
            String kind = text(entry, "kind");
            for (String of : kind.equals("*") ? ResourceKind.kinds() : List.of(kind)) {
                cases.add(new Case(
                        text(entry, entry.containsKey("keyword") ? "keyword" : "at"),
                        of,
                        text(entry, "message"),
                        text(entry, "field"),
                        (Map<?, ?>) Objects.requireNonNull(entry.get("accept")),
                        (Map<?, ?>) Objects.requireNonNull(entry.get("reject"))));
            }
        }
        return cases;
    }

    Loaded accepted(Path folder) throws IOException {
        return read(accept, folder);
    }

    Loaded rejected(Path folder) throws IOException {
        return read(reject, folder);
    }

    private Loaded read(Map<?, ?> changes, Path folder) throws IOException {
        Path file = folder.resolve("case.yaml");
        Files.writeString(file, new Yaml().dump(document(changes)));
        return ResourceFiles.read(List.of(file));
    }

    /** The base of the kind with these changes. */
    Map<?, ?> document(Map<?, ?> changes) {
        Object base = yaml("bases.yaml").stream()
                .filter(document -> ((Map<?, ?>) document).get("kind") instanceof String named && named.equals(kind))
                .findFirst()
                .orElseThrow();
        changes.forEach((path, value) -> set(base, FieldPath.parse((String) path), value));
        return (Map<?, ?>) base;
    }

    @SuppressWarnings("unchecked")
    private static void set(Object document, FieldPath path, Object value) {
        Object at = document;
        for (Step step : path.steps().subList(0, path.steps().size() - 1)) {
            at = switch (step) {
                case Step.Field(String name) ->
                    ((Map<String, Object>) at).computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>());
                case Step.Index(int index) -> ((List<Object>) at).get(index);
                case Step.Key(String key) -> throw new IllegalArgumentException(key);
            };
        }
        ((Map<String, Object>) at).put(path.lastName(), value);
    }

    private static String text(Map<?, ?> entry, String name) {
        return (String) Objects.requireNonNull(entry.get(name), name);
    }

    private static List<Object> yaml(String file) {
        try (InputStream in = Objects.requireNonNull(Case.class.getResourceAsStream("/cases/" + file), file)) {
            var documents = new ArrayList<Object>();
            new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(in).forEach(documents::add);
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
