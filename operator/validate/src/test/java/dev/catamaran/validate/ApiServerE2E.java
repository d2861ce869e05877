package dev.catamaran.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.catamaran.testkit.Tool;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A real API server takes and refuses what {@link CasesTest} takes and refuses, with the same sentences at the same fields. */
@EnabledIfEnvironmentVariable(
        named = "KUBECONFIG",
        matches = ".+",
        disabledReason =
                "KUBECONFIG is not set: set it to a cluster on which CRDs and a namespace may be made for the time of the test")
class ApiServerE2E {
    private static final Path HOME = Path.of(System.getProperty("catamaran.home"));

    @SuppressWarnings("NullAway.Init")
    private static ApiServer server;

    @BeforeAll
    static void prepare() throws IOException {
        server = new ApiServer();
    }

    @AfterAll
    static void putBack() {
        server.close();
    }

    static List<Case> rules() {
        return Case.all("rules.yaml");
    }

    static List<Case> bounds() {
        return Case.all("bounds.yaml");
    }

    static Stream<Case> cases() {
        return Stream.concat(rules().stream(), bounds().stream());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsAllowedIsAccepted(Case each) {
        assertThat(refusal(each, each.accept(), Validation.STRICT)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void whatARuleForbidsIsRefusedWithItsSentenceAtTheField(Case each) {
        assertThat(refusal(each, each.reject(), Validation.IGNORE))
                .hasValueSatisfying(refusal -> assertThat(ApiServer.causes(refusal))
                        .as(refusal.getMessage())
                        .singleElement()
                        .satisfies(cause -> {
                            assertThat(cause.getMessage()).contains(each.message());
                            assertThat(field(cause)).isEqualTo(each.field());
                        }));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void whatIsOutOfBoundsIsRefusedAtTheField(Case each) {
        assertThat(refusal(each, each.reject(), Validation.IGNORE))
                .hasValueSatisfying(refusal -> assertThat(ApiServer.causes(refusal))
                        .as(refusal.getMessage())
                        .extracting(ApiServerE2E::field)
                        .anyMatch(field -> (field + ".").startsWith(asTheServerWrites(each.field()) + ".")));
    }

    /** The server's path of a map's entry, {@code spec.env.DEBUG}, looks like that of a field; a list's entry is {@code spec.calls[0]} in both. */
    private static String asTheServerWrites(String field) {
        return field.replaceAll("\\[(\\D[^]]*)]", ".$1");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void samplesAreAccepted(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(in)) {
                var resource = (Map<?, ?>) document;
                var kind = ResourceKind.of(String.valueOf(resource.get("kind"))).orElseThrow();
                assertThat(server.refusal(kind, resource, Validation.STRICT))
                        .as("%s", resource)
                        .isEmpty();
            }
        }
    }

    static List<Path> samples() throws IOException {
        try (var feed = Files.list(HOME.resolve("k8s/feed"));
                var drills = Files.list(HOME.resolve("k8s/drills"))) {
            return Stream.concat(feed, drills)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatTheSamplesChartBringsIsAccepted() throws Exception {
        var helm = new Tool("helm");
        assumeTrue(helm.isThere(), helm.missing());
        var rendered = helm.run(HOME, List.of("template", "feed", "helm/feed", "--namespace", server.namespace()))
                .orFail();
        List<HasMetadata> objects = server.objects(new ByteArrayInputStream(rendered.getBytes(StandardCharsets.UTF_8)));
        assertThat(objects).extracting(HasMetadata::getKind).contains("Mesh", "ConfigMap");
        objects.forEach(server::take);
    }

    private static Optional<Status> refusal(Case each, Map<?, ?> changes, Validation fields) {
        return server.refusal(ResourceKind.of(each.kind()).orElseThrow(), each.document(changes), fields);
    }

    private static String field(StatusCause cause) {
        return cause.getField() == null || cause.getField().equals("<nil>") ? "" : cause.getField();
    }
}
