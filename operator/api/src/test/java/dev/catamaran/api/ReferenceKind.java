package dev.catamaran.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One kind as the reference shows it.
 *
 * @param says one sentence; empty when the class has none
 */
record ReferenceKind(
        String kind,
        String apiVersion,
        String says,
        List<ReferenceField> fields,
        List<ReferenceRule> rules,
        List<Column> columns) {
    /** What {@code kubectl get} shows beside the name. */
    record Column(String name, String path, String says) {}

    /** Of a CRD, which has one version. */
    static ReferenceKind of(JsonNode crd) {
        JsonNode spec = crd.path("spec");
        JsonNode version = spec.path("versions").path(0);
        JsonNode schema = version.at("/schema/openAPIV3Schema");
        var fields = Stream.of("spec", "status")
                .flatMap(part -> ReferenceField.below(schema.path("properties").path(part), part).stream())
                .toList();
        var columns = new ArrayList<Column>();
        version.path("additionalPrinterColumns")
                .forEach(column -> columns.add(new Column(
                        column.path("name").asText(), column.path("jsonPath").asText(), says(column, fields))));
        return new ReferenceKind(
                spec.at("/names/kind").asText(),
                spec.path("group").asText() + "/" + version.path("name").asText(),
                schema.path("description").asText(),
                fields,
                ReferenceRule.in(schema, ""),
                columns);
    }

    /** The column's own description, or that of the field that it shows. */
    private static String says(JsonNode column, List<ReferenceField> fields) {
        String own = column.path("description").asText();
        String path = column.path("jsonPath").asText().substring(1).replaceAll("\\[[^]]*]", "[]");
        return own.isEmpty()
                ? fields.stream()
                        .filter(field -> field.path().equals(path))
                        .map(ReferenceField::description)
                        .findFirst()
                        .orElse("")
                : own;
    }

    /** Paths of what nobody describes: fields, columns, or the kind itself. */
    List<String> undescribed() {
        return Stream.of(
                        Stream.of(kind).filter(k -> says.isEmpty()),
                        fields.stream().filter(f -> f.description().isEmpty()).map(f -> kind + "." + f.path()),
                        columns.stream().filter(c -> c.says().isEmpty()).map(c -> kind + ", column " + c.name()))
                .flatMap(names -> names)
                .toList();
    }
}
