package dev.catamaran.validate;

import dev.catamaran.validate.schema.CustomResourceSchemas;
import dev.catamaran.validate.schema.Nearest;
import dev.catamaran.validate.schema.PrinterColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A kind as people name it.
 *
 * @param kind for example {@code MeshService}
 * @param plural for example {@code meshservices}
 * @param singular for example {@code meshservice}
 * @param shortNames for example {@code ms}
 * @param columns beside the name
 */
public record KindNames(
        String kind, String plural, String singular, List<String> shortNames, List<PrinterColumn> columns) {
    /** All kinds, as their CRDs say. */
    public static List<KindNames> all() {
        var schemas = new CustomResourceSchemas();
        return Arrays.stream(ResourceKind.values())
                .map(kind -> {
                    var names = schemas.names(kind.crd());
                    return new KindNames(
                            kind.kind(), names.plural(), names.singular(), names.shortNames(), names.columns());
                })
                .toList();
    }

    /** Any of its names, in any case. */
    public static Optional<KindNames> of(String word) {
        return all().stream()
                .filter(k -> k.names().anyMatch(word.toLowerCase(Locale.ROOT)::equals))
                .findFirst();
    }

    /** A kind whose name is near the word. */
    public static Optional<String> near(String word) {
        var names = new ArrayList<String>();
        all().forEach(k -> names.addAll(k.names().toList()));
        return Nearest.to(word, names);
    }

    private Stream<String> names() {
        return Stream.concat(Stream.of(plural, singular), shortNames.stream());
    }
}
