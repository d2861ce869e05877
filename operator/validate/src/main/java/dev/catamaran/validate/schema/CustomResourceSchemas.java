package dev.catamaran.validate.schema;

import dev.catamaran.validate.source.YamlNode;
import dev.catamaran.validate.source.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The schemas of whole resources, from the CRDs on the class path; each is read when it is needed first. */
public final class CustomResourceSchemas {
    private static final String METADATA = "/dev/catamaran/validate/schema/objectmeta.yml";

    private final Map<String, Schema> schemas = new TreeMap<>();

    /**
     * The schema of a kind, with the fields that every resource has.
     *
     * @param crd name of the CRD, for example {@code meshes.catamaran.dev}
     */
    public synchronized Schema schema(String crd) {
        return schemas.computeIfAbsent(crd, CustomResourceSchemas::read);
    }

    /** What a CRD says about names and tables. */
    public record Names(String plural, String singular, List<String> shortNames, List<PrinterColumn> columns) {}

    /** Names and printer columns of a kind. */
    public Names names(String crd) {
        Object spec = field(yaml("/crds/" + crd + "-v1.yml"), "spec");
        Object names = field(spec, "names");
        Object version = field(spec, "versions") instanceof List<?> versions ? versions.getFirst() : null;
        return new Names(
                text(field(names, "plural")),
                text(field(names, "singular")),
                list(field(names, "shortNames")).map(String::valueOf).toList(),
                list(field(version, "additionalPrinterColumns"))
                        .map(c -> new PrinterColumn(text(field(c, "name")), text(field(c, "jsonPath"))))
                        .toList());
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    private static Stream<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list.stream() : Stream.empty();
    }

    private static Schema read(String crd) {
        Object spec = field(yaml("/crds/" + crd + "-v1.yml"), "spec");
        if (!(field(spec, "versions") instanceof List<?> versions) || versions.size() != 1) {
            throw new IllegalStateException("the CRD " + crd + " has more than one version");
        }
        Schema own = SchemaReader.read(field(field(versions.getFirst(), "schema"), "openAPIV3Schema"));
        var fields = new TreeMap<>(own.fields());
        fields.putAll(SchemaReader.read(yaml(METADATA)).fields());
        return new Schema(
                own.type(),
                own.description(),
                fields,
                own.values(),
                own.entries(),
                own.defaultValue(),
                List.of("metadata"),
                own.choices(),
                own.bounds(),
                own.rules());
    }

    private static @Nullable Object field(@Nullable Object json, String name) {
        return json instanceof Map<?, ?> map ? map.get(name) : null;
    }

    private static Object yaml(String resource) {
        try (InputStream in = CustomResourceSchemas.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            YamlNode document = YamlText.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .documents()
                    .getFirst();
            return document.value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
