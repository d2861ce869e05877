package dev.catamaran.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One kind as the reference shows it.
 *
 * @param shortName for {@code kubectl get}, or empty
 * @param says one sentence; empty when the class has none
 */
record ReferenceKind(
        String kind,
        String apiVersion,
        String shortName,
        String says,
        List<ReferenceField> fields,
        List<ReferenceRule> rules,
        List<Column> columns) {
    /** What {@code kubectl get} shows beside the name. */
    record Column(String name, String path) {}

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
                        column.path("name").asText(),
                        column.path("jsonPath").asText().substring(1))));
        return new ReferenceKind(
                spec.at("/names/kind").asText(),
                spec.path("group").asText() + "/" + version.path("name").asText(),
                spec.at("/names/shortNames/0").asText(),
                schema.path("description").asText(),
                fields,
                ReferenceRule.in(schema, ""),
                columns);
    }

    /** Paths of what nobody describes: fields, or the kind itself. */
    List<String> undescribed() {
        return Stream.of(
                        Stream.of(kind).filter(k -> says.isEmpty()),
                        fields.stream().filter(f -> f.description().isEmpty()).map(f -> kind + "." + f.path()))
                .flatMap(names -> names)
                .toList();
    }
}
