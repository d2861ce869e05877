package dev.catamaran.api;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The CRDs that the classes generate, by file name. */
final class GeneratedCrds {
    private static final SortedMap<String, Class<? extends CustomResource<?, ?>>> KINDS = kinds(List.of(
            AccessGateway.class,
            CacheCluster.class,
            Cell.class,
            Datastore.class,
            Drill.class,
            DrillRun.class,
            Mesh.class,
            MeshService.class,
            MessageBus.class));

    private static final CustomResourceColumnDefinition AGE = new CustomResourceColumnDefinitionBuilder()
            .withName("Age")
            .withType("date")
            .withJsonPath(".metadata.creationTimestamp")
            .withPriority(0)
            .build();

    private GeneratedCrds() {}

    /**
     * Generates them.
     *
     * @param folder an empty one, to write to
     */
    static SortedMap<String, String> in(Path folder) throws IOException {
        new CRDGenerator()
                .customResourceClasses(List.copyOf(KINDS.values()))
                .withPostProcessor(new Describing())
                .forCRDVersions("v1")
                .inOutputDir(folder.toFile())
                .generate();
        return read(folder);
    }

    /** The CRDs of a folder. */
    static SortedMap<String, String> read(Path folder) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yml")).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }

    /**
     * The generator describes fields only; what a whole kind is for is the first thing that {@code kubectl explain} says. It also sorts the columns by their paths; people
     * want them in the order of the annotations, and the age, which a CRD with columns has to ask for.
     */
    private static final class Describing implements CRDPostProcessor {
        @Override
        public HasMetadata process(HasMetadata generated, String crdSpecVersion) {
            var crd = (CustomResourceDefinition) generated;
            var kind = Objects.requireNonNull(KINDS.get(crd.getSpec().getNames().getKind()));
            var description = kind.getAnnotation(JsonClassDescription.class);
            var order = Arrays.stream(kind.getAnnotationsByType(AdditionalPrinterColumn.class))
                    .map(AdditionalPrinterColumn::name)
                    .toList();
            for (var version : crd.getSpec().getVersions()) {
                version.getSchema()
                        .getOpenAPIV3Schema()
                        .setDescription(description == null ? null : description.value());
                var columns = new ArrayList<>(version.getAdditionalPrinterColumns());
                columns.sort(Comparator.comparingInt(column -> order.indexOf(column.getName())));
                columns.add(AGE);
                version.setAdditionalPrinterColumns(columns);
            }
            return crd;
        }
    }

    private static SortedMap<String, Class<? extends CustomResource<?, ?>>> kinds(
            List<Class<? extends CustomResource<?, ?>>> classes) {
        return new TreeMap<>(classes.stream().collect(Collectors.toMap(HasMetadata::getKind, Function.identity())));
    }
}
