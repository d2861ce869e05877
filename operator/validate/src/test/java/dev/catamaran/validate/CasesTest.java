package dev.catamaran.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.catamaran.validate.schema.CustomResourceSchemas;
import dev.catamaran.validate.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Every rule and every kind of bound of the CRDs accepts what it should and refuses what it should; one without a case fails. */
class CasesTest {
    private static final Set<String> NO_BOUNDS =
            Set.of("additionalProperties", "default", "description", "items", "properties", "x-kubernetes-validations");

    @TempDir
    Path folder = Path.of("");

    static Stream<Case> cases() {
        return Stream.concat(Case.all("rules.yaml").stream(), Case.all("bounds.yaml").stream());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsAllowedIsAccepted(Case each) throws IOException {
        Loaded loaded = each.accepted(folder);
        assertThat(loaded.findings()).isEmpty();
        assertThat(bound(loaded)).as("bound resources").isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsNotAllowedIsRefusedWithASentenceAtTheField(Case each) throws IOException {
        Loaded loaded = each.rejected(folder);
        assertThat(loaded.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.message()).isEqualTo(each.message());
            assertThat(finding.field()).isEqualTo(each.field());
        });
        assertThat(bound(loaded)).as("bound resources").isZero();
    }

    @Test
    void everyRuleHasACase() {
        var rules = new ArrayList<String>();
        var schemas = new CustomResourceSchemas();
        for (ResourceKind kind : ResourceKind.values()) {
            collect(schemas.schema(kind.crd()), kind.kind(), "", rules);
        }
        assertThat(Case.all("rules.yaml"))
                .extracting(each -> each.kind() + " " + each.what() + ": " + each.message())
                .containsExactlyInAnyOrderElementsOf(rules);
    }

    @Test
    void everyKindOfBoundHasACase() throws IOException {
        var keywords = new TreeSet<String>();
        for (ResourceKind kind : ResourceKind.values()) {
            try (InputStream in =
                    Objects.requireNonNull(CasesTest.class.getResourceAsStream("/crds/" + kind.crd() + "-v1.yml"))) {
                Map<?, ?> crd = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
                collectKeywords(schemaOf(crd), keywords);
            }
        }
        assertThat(Case.all("bounds.yaml").stream().map(Case::what).distinct())
                .containsExactlyInAnyOrderElementsOf(keywords);
    }

    private static int bound(Loaded loaded) {
        var resources = loaded.resources();
        return Stream.of(
                        resources.meshes(),
                        resources.cells(),
                        resources.services(),
                        resources.gateways(),
                        resources.caches(),
                        resources.buses(),
                        resources.datastores(),
                        resources.drills())
                .mapToInt(Collection::size)
                .sum();
    }

    private static void collect(Schema schema, String kind, String at, List<String> rules) {
        schema.rules().forEach(rule -> rules.add(kind + " " + at + ": " + rule.message()));
        schema.fields().forEach((name, field) -> collect(field, kind, at.isEmpty() ? name : at + "." + name, rules));
        schema.entries().ifPresent(entries -> collect(entries, kind, at + "[]", rules));
        schema.values().ifPresent(values -> collect(values, kind, at + "{}", rules));
    }

    private static Map<?, ?> schemaOf(Map<?, ?> crd) {
        var spec = (Map<?, ?>) Objects.requireNonNull(crd.get("spec"));
        var version = (Map<?, ?>) ((List<?>) Objects.requireNonNull(spec.get("versions"))).getFirst();
        var schema = (Map<?, ?>) Objects.requireNonNull(version.get("schema"));
        return (Map<?, ?>) Objects.requireNonNull(schema.get("openAPIV3Schema"));
    }

    private static void collectKeywords(Map<?, ?> schema, Set<String> keywords) {
        schema.forEach((key, value) -> {
            switch ((String) key) {
                case "properties" ->
                    ((Map<?, ?>) value).values().forEach(field -> collectKeywords((Map<?, ?>) field, keywords));
                case "items", "additionalProperties" -> collectKeywords((Map<?, ?>) value, keywords);
                case String keyword when NO_BOUNDS.contains(keyword) -> {}
                case String keyword -> keywords.add(keyword);
            }
        });
    }
}
